"""The tables of the log between machines, and who of them may do what; PostgreSQL itself holds it."""

from __future__ import annotations

from typing import Final

FORMAT: Final = 1
"""The version of these tables; a program that meets a higher one changes nothing."""

CHANNEL: Final = "ttchan_record"
"""The bell: it says that there is something, never what."""

SCHEMA: Final = """
create schema ttchan;

create table ttchan.meeting (
    one boolean primary key default true check (one),
    id text not null,
    format integer not null
);

-- Where all began, or begin: everything up to those records, and what came then.
create table ttchan.whole (
    one boolean primary key default true check (one),
    rank bigint not null,
    heads jsonb not null,
    tables jsonb not null
);

create table ttchan.machine (
    machine text primary key,
    account name not null default current_user,
    name text not null,
    role text not null check (role in ('hub', 'desk', 'kiosk')),
    version text not null default '',
    seen timestamptz not null default now(),
    clock timestamptz not null default now(),
    heads jsonb not null default '{}',
    shown bigint not null default 0,
    sessions jsonb not null default '[]',
    counts jsonb not null default '{}',
    gone boolean not null default false,
    -- The connection that speaks for it, and which data directory that has.
    pid integer,
    directory text not null default '',
    check (machine ~ '^[0-9a-z]{1,64}$'),
    check (length(name) < 200 and length(version) < 100 and length(directory) < 200),
    check (seen between '2000-01-01' and '2999-01-01' and clock between '2000-01-01' and '2999-01-01'),
    check (jsonb_typeof(heads) = 'object' and length(heads::text) < 200000
        and not heads @? '$.* ? (@.type() != "number" || @ < 0 || @ > 9000000000000000)'),
    check (jsonb_typeof(sessions) = 'array' and length(sessions::text) < 200000),
    check (jsonb_typeof(counts) = 'object' and length(counts::text) < 900000)
);

-- The desk that says what is public. A row and not a lock: anybody may take a lock of the database.
create table ttchan.lead (
    one boolean primary key default true check (one),
    machine text references ttchan.machine
);
insert into ttchan.lead default values;

create table ttchan.record (
    machine text not null references ttchan.machine,
    n bigint not null,
    rank bigint not null,
    at timestamptz not null,
    who text not null,
    what text not null,
    why text not null,
    operations jsonb not null,
    stored timestamptz not null default now(),
    primary key (machine, n),
    check (n between 1 and 9000000000000000 and rank between 1 and 9000000000000000),
    check (at between '1970-01-02' and '2999-01-01'),
    check (length(who) < 500 and length(what) < 100 and length(why) < 20000),
    check (jsonb_typeof(operations) = 'array' and pg_column_size(operations) < 16000000)
);
create index on ttchan.record (rank);

-- What anybody may see, as it stands now; nothing else leaves for kiosks.
create table ttchan.public (
    section text not null,
    key text not null,
    version bigint not null,
    document jsonb,
    primary key (section, key)
);
create index on ttchan.public (version);

-- What visitors said at kiosks, until a desk has taken it into the meeting.
create table ttchan.said (
    machine text not null references ttchan.machine,
    id text not null,
    document jsonb not null,
    stored timestamptz not null default now(),
    primary key (machine, id),
    check (length(id) < 100 and length(document::text) < 8000)
);

create function ttchan.ring() returns trigger language plpgsql as
$$ begin perform pg_notify('ttchan_record', ''); return null; end $$;
create trigger ring after insert on ttchan.record for each statement execute function ttchan.ring();
create trigger ring after insert or delete on ttchan.said for each statement execute function ttchan.ring();
create trigger ring after insert or update on ttchan.public
    for each statement execute function ttchan.ring();

-- What a kiosk may know of itself: that its account owns the machine it speaks for.
create function ttchan.is_mine(which text) returns boolean language sql stable security definer
    set search_path = ttchan, pg_temp as
$$ select exists (select from machine where machine = which and account = session_user) $$;

-- What a machine may add to the log: behind what it has told, and not far ahead of everything that was told.
create function ttchan.comes_next(which text, number bigint, place bigint) returns boolean
    language sql volatile security definer set search_path = ttchan, pg_temp as
$$ select number > coalesce((select max(n) from record where machine = which), 0)
    and place <= greatest((select max(rank) from record), (select rank from whole), 0) + 1000000 $$;

-- Whoever has the password of a kiosk fills no disk: so much may wait, and so often may it join.
create function ttchan.has_room(which text) returns boolean language sql volatile security definer
    set search_path = ttchan, pg_temp as
$$ select count(*) < 2000 from said where machine = which $$;
create function ttchan.may_join() returns boolean language sql volatile security definer
    set search_path = ttchan, pg_temp as
$$ select count(*) < 100 from machine where account = session_user $$;

do $$ begin
    if not exists (select from pg_roles where rolname = 'ttchan_hub') then create role ttchan_hub; end if;
    if not exists (select from pg_roles where rolname = 'ttchan_desk') then create role ttchan_desk; end if;
    if not exists (select from pg_roles where rolname = 'ttchan_kiosk') then create role ttchan_kiosk; end if;
end $$;

revoke all on all functions in schema ttchan from public;
grant usage on schema ttchan to ttchan_hub, ttchan_desk, ttchan_kiosk;
grant execute on all functions in schema ttchan to ttchan_hub, ttchan_desk, ttchan_kiosk;

grant select on ttchan.meeting to ttchan_hub, ttchan_desk, ttchan_kiosk;
grant select on ttchan.whole, ttchan.record, ttchan.said to ttchan_hub, ttchan_desk;
grant insert on ttchan.record to ttchan_hub, ttchan_desk;
grant select, insert, update on ttchan.public to ttchan_hub, ttchan_desk;
grant delete on ttchan.said to ttchan_hub, ttchan_desk;
grant select, update on ttchan.lead to ttchan_hub, ttchan_desk;
grant insert, update on ttchan.whole to ttchan_hub;
grant delete on ttchan.record to ttchan_hub;
grant select on ttchan.public to ttchan_kiosk;
grant select (machine, id) on ttchan.said to ttchan_kiosk;
grant insert (machine, id, document) on ttchan.said to ttchan_kiosk;
grant select on ttchan.machine to ttchan_hub, ttchan_desk, ttchan_kiosk;
grant insert (machine, name, role) on ttchan.machine to ttchan_hub, ttchan_desk, ttchan_kiosk;
grant update on ttchan.machine to ttchan_hub;
grant update (seen, clock, heads, shown, version, sessions, counts, gone, pid, directory)
    on ttchan.machine to ttchan_desk, ttchan_kiosk;

alter table ttchan.record enable row level security;
create policy read on ttchan.record for select to ttchan_hub, ttchan_desk using (true);
create policy write on ttchan.record for insert to ttchan_hub, ttchan_desk
    with check (ttchan.is_mine(machine) and ttchan.comes_next(machine, n, rank));
create policy trim on ttchan.record for delete to ttchan_hub using (true);

alter table ttchan.said enable row level security;
create policy read on ttchan.said for select to ttchan_hub, ttchan_desk using (true);
create policy take on ttchan.said for delete to ttchan_hub, ttchan_desk using (true);
create policy waiting on ttchan.said for select to ttchan_kiosk using (ttchan.is_mine(machine));
create policy say on ttchan.said for insert to ttchan_kiosk
    with check (ttchan.is_mine(machine) and ttchan.has_room(machine));

alter table ttchan.machine enable row level security;
create policy read on ttchan.machine for select to ttchan_hub, ttchan_desk using (true);
create policy own on ttchan.machine for select to ttchan_kiosk using (account = session_user);
create policy begin on ttchan.machine for insert to ttchan_hub, ttchan_desk
    with check (account = session_user);
create policy stand on ttchan.machine for insert to ttchan_kiosk
    with check (account = session_user and role = 'kiosk' and ttchan.may_join());
create policy report on ttchan.machine for update to ttchan_desk, ttchan_kiosk
    using (account = session_user) with check (account = session_user);
create policy lead on ttchan.machine for update to ttchan_hub using (true);

-- Nobody keeps anything else here: no tables of their own, and, where the server is ours, no large objects.
do $$ begin
    execute format('revoke all on database %I from public', current_database());
    execute format('grant connect on database %I to ttchan_hub, ttchan_desk, ttchan_kiosk',
        current_database());
    revoke create on schema public from public;
exception when insufficient_privilege then null;
end $$;
do $$ declare what regprocedure; begin
    for what in select oid from pg_proc where pronamespace = 'pg_catalog'::regnamespace
        and proname in ('lo_creat', 'lo_create', 'lo_from_bytea', 'lo_put', 'lowrite', 'lo_open') loop
        execute format('revoke execute on function %s from public', what);
    end loop;
exception when insufficient_privilege then null;
end $$;
"""
"""Run once, in one transaction, by an account that may create schemas and roles."""
