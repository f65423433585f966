"""Who may do what: the table of roles, asked of a store that was opened for a person."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, suppress
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from ttchan_tui.meeting.board.board_snapshot import BoardSnapshot
from ttchan_tui.meeting.errors import NothingToTakeBack, UnknownId
from ttchan_tui.meeting.groupwork import Note, Standing
from ttchan_tui.meeting.history import change_kinds
from ttchan_tui.meeting.roles import NEEDED, RIGHTS, NotAllowed, Person, Right, Role
from ttchan_tui.meeting.visibility import ORGANISER
from ttchan_tui.store import Repository, open_repository
from ttchan_tui.store.meeting.folder import bundled_folder, read_folder
from ttchan_tui.text.explained import Explained

PROMPT = "promote-my-partner"
Act = Callable[[Repository, Mapping[str, str]], object]
Opened = Callable[[str], Repository]


def person(role: Role, *groups: str) -> Person:
    return Person(f"{role.value}-person", role, frozenset(groups))


EVERYBODY = {
    "kiosk": person(Role.KIOSK),
    "guest": person(Role.GUEST),
    "facilitator": person(Role.FACILITATOR, "lv", "lt"),
    "lead-facilitator": person(Role.LEAD_FACILITATOR),
    "organiser": person(Role.ORGANISER),
    "lead": person(Role.LEAD),
}


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Opened]:
    """Opens one and the same store for a role."""
    repositories: list[Repository] = []

    def opened(role: str) -> Repository:
        repositories.append(open_repository(tmp_path / "data", EVERYBODY[role]))
        return repositories[-1]

    yield opened
    for repository in repositories:
        repository.close()


@pytest.fixture
def made(opened: Opened) -> dict[str, str]:
    """What there is to act on: ids by what they are of."""
    lead = opened("lead")
    notes = {group: lead.notebook.add(PROMPT, group, "places", f"of {group}", "en") for group in ("lv", "pl")}
    gone = lead.notebook.add(PROMPT, "lv", "places", "gone", "en")
    lead.notebook.delete(gone.id)
    theme = lead.board.themes.name(PROMPT, "A theme")
    partner = lead.meeting().partners[0].id
    promise = lead.board.promises.promise("keep it", "we", partner, note=notes["lv"].id)
    announced = lead.announcements.announce({"en": "Come"}, _soon())
    lead.side_files.calls.call("foyer")
    return {
        **{group: note.id for group, note in notes.items()},
        "gone": gone.id,
        "theme": theme.id,
        "partner": partner,
        "promise": promise.id,
        "announced": announced.id,
        "published": lead.results.publications.enter("https://daugavpils.lv/", date(2018, 12, 1)).id,
    }


def _soon() -> datetime:
    return datetime.now(UTC) + timedelta(hours=1)


def _add(group: str) -> Act:
    return lambda store, made: store.notebook.add(PROMPT, group, "places", "said", "en")


def _nothing(store: Repository, made: Mapping[str, str]) -> object:
    snapshot = store.exchange.snapshot()
    return store.exchange.bring(
        BoardSnapshot(snapshot.meeting, snapshot.at, (), themes=(), promises=(), progress=())
    )


def _say(store: Repository, made: Mapping[str, str]) -> object:
    return store.visitors.say(PROMPT, "places", "hello", "en", kiosk="foyer")


FROM_FACILITATOR = {"facilitator", "lead-facilitator", "organiser", "lead"}
FROM_LEAD_FACILITATOR = FROM_FACILITATOR - {"facilitator"}
ORGANISERS = {"organiser", "lead"}

ACTS: dict[str, tuple[Act, set[str]]] = {
    "add a note": (_add("lv"), FROM_FACILITATOR),
    "add a note of another group": (_add("pl"), FROM_LEAD_FACILITATOR),
    "edit": (lambda store, made: store.notebook.edit(made["lv"], "anew"), FROM_FACILITATOR),
    "edit another's": (lambda store, made: store.notebook.edit(made["pl"], "anew"), FROM_LEAD_FACILITATOR),
    "delete": (lambda store, made: store.notebook.delete(made["lv"]), FROM_FACILITATOR),
    "delete another's": (lambda store, made: store.notebook.delete(made["pl"]), FROM_LEAD_FACILITATOR),
    "restore": (lambda store, made: store.notebook.restore(made["gone"]), FROM_FACILITATOR),
    "count hands": (lambda store, made: store.board.hands.count(made["lv"], 2), FROM_FACILITATOR),
    "count another's": (lambda store, made: store.board.hands.count(made["pl"], 2), FROM_LEAD_FACILITATOR),
    "translate": (lambda store, made: store.board.translations.put(made["lv"], "lv", "tā"), FROM_FACILITATOR),
    "ready": (lambda store, made: store.board.steps.tell_ready(PROMPT, "lv"), FROM_FACILITATOR),
    "another ready": (lambda store, made: store.board.steps.tell_ready(PROMPT, "pl"), FROM_LEAD_FACILITATOR),
    "promise": (
        lambda store, made: store.board.promises.promise("do", "we", made["partner"], note=made["lv"]),
        FROM_FACILITATOR,
    ),
    "promise of no group": (
        lambda store, made: store.board.promises.promise("do", "we", made["partner"]),
        FROM_LEAD_FACILITATOR,
    ),
    "take a promise back": (
        lambda store, made: store.board.promises.take_back(made["promise"]),
        FROM_FACILITATOR,
    ),
    "name a theme": (lambda store, made: store.board.themes.name(PROMPT, "Another"), FROM_LEAD_FACILITATOR),
    "gather": (
        lambda store, made: store.board.themes.gather([made["lv"]], made["theme"]),
        FROM_LEAD_FACILITATOR,
    ),
    "hide": (lambda store, made: store.board.steps.hide(PROMPT), FROM_LEAD_FACILITATOR),
    "freeze": (lambda store, made: store.board.steps.freeze(PROMPT, why="done"), FROM_LEAD_FACILITATOR),
    "give time": (
        lambda store, made: store.board.countdowns.start(PROMPT, timedelta(minutes=5)),
        FROM_LEAD_FACILITATOR,
    ),
    "read what waits": (lambda store, made: store.moderation.notes(), FROM_LEAD_FACILITATOR),
    "approve": (
        lambda store, made: store.moderation.judge([made["lv"]], Standing.SHOWN),
        FROM_LEAD_FACILITATOR,
    ),
    "bring a board": (_nothing, FROM_LEAD_FACILITATOR),
    "announce": (
        lambda store, made: store.announcements.announce({"en": "Come"}, _soon()),
        FROM_LEAD_FACILITATOR,
    ),
    "call from nowhere": (lambda store, made: store.side_files.calls.call("desk"), {"kiosk", "lead"}),
    "take a call back": (lambda store, made: store.side_files.calls.withdraw("desk"), {"kiosk", "lead"}),
    "answer a call": (lambda store, made: store.side_files.calls.answer("foyer"), FROM_LEAD_FACILITATOR),
    "withdraw": (lambda store, made: store.announcements.withdraw(made["announced"]), FROM_LEAD_FACILITATOR),
    "enter a publication": (
        lambda store, made: store.results.publications.enter("https://raska.rs/", date(2018, 12, 1)),
        ORGANISERS,
    ),
    "see a publication": (
        lambda store, made: store.results.publications.see(made["published"]),
        ORGANISERS,
    ),
    "take one out of the register": (
        lambda store, made: store.results.publications.remove(made["published"]),
        ORGANISERS,
    ),
    "set dates": (
        lambda store, made: store.results.publications.set_dates(purge=date(2020, 1, 1)),
        ORGANISERS,
    ),
    "open to visitors": (lambda store, made: store.visitors.open(PROMPT), ORGANISERS),
    "load": (lambda store, made: store.loader.replace(read_folder(bundled_folder())), {"lead"}),
    "read the history": (lambda store, made: list(store.past.entries()), FROM_FACILITATOR),
    "read of another time": (lambda store, made: store.past.at(datetime.now(UTC)), FROM_FACILITATOR),
    "read what is deleted": (lambda store, made: store.deleted_notes(), FROM_FACILITATOR),
}


class Enough(Exception):
    """It was done, and need not be kept."""


@pytest.mark.parametrize("role", EVERYBODY)
def test_each_role_may_do_what_the_table_says_and_nothing_else(
    opened: Opened, made: dict[str, str], role: str
) -> None:
    repository = opened(role)
    before = repository.last_record
    for name, (act, may) in ACTS.items():
        if role in may:
            with suppress(Enough), repository.engine.transaction():
                act(repository, made)
                raise Enough
        else:
            with pytest.raises(NotAllowed) as refused:
                act(repository, made)
            assert len(str(refused.value)) > 20, name
        assert repository.last_record == before, name


def test_a_visitor_says_something_at_a_kiosk_only(opened: Opened, made: dict[str, str]) -> None:
    opened("lead").visitors.open(PROMPT)
    for role in EVERYBODY:
        if role in ("kiosk", "lead"):
            opened(role).visitors.say(PROMPT, "places", "hello", "en", kiosk=role)
        else:
            with pytest.raises(NotAllowed):
                opened(role).visitors.say(PROMPT, "places", "hello", "en", kiosk=role)


def test_every_verb_needs_a_right_and_every_right_is_somebodys() -> None:
    verbs = {verb for name, verb in vars(change_kinds).items() if name.isupper() and isinstance(verb, str)}
    assert verbs == NEEDED.keys()
    for right in Right:
        assert right in RIGHTS[Role.LEAD]
    assert RIGHTS.keys() == set(Role)


def test_a_verb_that_nobody_knows_is_for_a_lead(opened: Opened) -> None:
    with pytest.raises(NotAllowed):
        EVERYBODY["organiser"].must_do("a verb without a right")


def test_the_history_tells_the_person_and_each_undoes_their_own(opened: Opened, made: dict[str, str]) -> None:
    facilitator, organiser = opened("facilitator"), opened("organiser")
    note = facilitator.notebook.add(PROMPT, "lv", "places", "by the facilitator", "en")
    organiser.notebook.add(PROMPT, "pl", "places", "by the organiser", "en")
    assert [entry.who for entry in organiser.past.entries()][:2] == ["organiser-person", "facilitator-person"]
    assert facilitator.past.undo().notes[0].note == note
    with pytest.raises(NothingToTakeBack):
        facilitator.past.undo()
    facilitator.past.redo()
    assert facilitator.note(note.id) == note


def test_what_one_may_not_do_any_more_one_may_not_undo_either(opened: Opened, tmp_path: Path) -> None:
    organiser = opened("organiser")
    organiser.visitors.open(PROMPT)
    demoted = Person("organiser-person", Role.FACILITATOR, frozenset({"lv"}))
    with closing(open_repository(tmp_path / "data", demoted)) as repository:
        before = repository.last_record
        with pytest.raises(NotAllowed):
            repository.past.undo()
        organiser.past.undo()
        with pytest.raises(NotAllowed):
            repository.past.redo()
        assert repository.last_record == before + 1


@pytest.fixture
def secret(opened: Opened, made: dict[str, str]) -> str:
    """Id of a note of another group than the facilitator's, on a prompt that is hidden, with all that is
    made of it."""
    lead = opened("lead")
    note = lead.notebook.add(PROMPT, "pl", "places", "a sEcret", "en")
    lead.notebook.delete(lead.notebook.add(PROMPT, "pl", "places", "a gone sEcret", "en").id)
    theme = lead.board.themes.name(PROMPT, "sEcret theme")
    lead.board.themes.gather([note.id], theme.id)
    lead.board.promises.promise("keep the sEcret", "we", made["partner"], note=note.id)
    lead.moderation.judge([note.id], Standing.SHOWN)
    lead.board.steps.hide(PROMPT)
    return note.id


def _everything_read(store: Repository) -> Iterator[object]:
    yield store.notes(), store.exchange.snapshot()
    seen = store.seen_by(ORGANISER)
    yield seen.notes(), seen.themes(PROMPT), seen.promises()
    if store.person.may(Right.LOOK_BACK):
        yield store.deleted_notes(), store.past.at(datetime.now(UTC)), list(store.past.entries())


@pytest.mark.parametrize("role", EVERYBODY)
def test_what_is_hidden_is_hidden_whatever_one_asks_for(opened: Opened, secret: str, role: str) -> None:
    store = opened(role)
    told = "sEcret" in repr(list(_everything_read(store)))
    assert told == (role in FROM_LEAD_FACILITATOR)
    if role in FROM_LEAD_FACILITATOR:
        assert store.note(secret).text == "a sEcret"
        assert store.past.note_id(secret[:8]) == secret
        return
    with pytest.raises(UnknownId):
        store.note(secret)
    if role == "facilitator":
        with pytest.raises(UnknownId):
            store.past.note_id(secret[:8])
        assert "of lv" in {note.text for note in store.notes()}
        assert "sEcret" not in repr([_failing(lambda: store.notebook.edit(secret, "mine", seen=_none()))])


def _none() -> Note:
    return Note("x", "meeting", PROMPT, "pl", "places", "something else", "en", datetime.now(UTC))


def _failing(act: Callable[[], object]) -> str:
    with pytest.raises(Explained) as failure:
        act()
    return str(failure.value)


def test_a_guest_sees_what_the_public_sees(opened: Opened, made: dict[str, str]) -> None:
    assert opened("guest").notes() == ()
    opened("lead").moderation.judge([made["lv"]], Standing.SHOWN)
    assert [note.text for note in opened("guest").notes()] == ["of lv"]


@pytest.mark.parametrize("role", EVERYBODY)
@pytest.mark.parametrize("standing", [Standing.WAITING, Standing.HELD, Standing.REJECTED])
def test_what_visitors_say_is_told_to_those_who_approve_it(
    opened: Opened, role: str, standing: Standing
) -> None:
    """Though nothing is hidden: the reason why it was judged may tell what it said."""
    opened("lead").visitors.open(PROMPT)
    said = opened("kiosk").visitors.say(PROMPT, "places", "a sEcret", "en", kiosk="foyer")
    if standing is not Standing.WAITING:
        opened("lead").visitors.judge([said.id], standing, why="sEcret reason")
    told = "sEcret" in repr(list(_everything_read(opened(role))))
    assert told == (role in FROM_LEAD_FACILITATOR)
