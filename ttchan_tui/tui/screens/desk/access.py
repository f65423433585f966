"""Access: who may come in over the line, with which keys and as what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from textual.content import Content

from ttchan_tui.access.directory import AccessDirectory
from ttchan_tui.access.keys import public_key
from ttchan_tui.access.people import ASSIGNABLE, Entrant, NoAccess
from ttchan_tui.meeting.draft import Draft
from ttchan_tui.meeting.lookup import find_group
from ttchan_tui.meeting.roles import Right, Role
from ttchan_tui.meeting.wording.roles import may_words, role_name, role_words
from ttchan_tui.text.explained import Explained
from ttchan_tui.text.languages import N_
from ttchan_tui.tui import routes
from ttchan_tui.tui.commands import BACK, Command, bindings
from ttchan_tui.tui.safe_text import joined, plain
from ttchan_tui.tui.screens.desk.desk_screen import DeskScreen
from ttchan_tui.tui.screens.desk.forms.fields import Field
from ttchan_tui.tui.screens.desk.forms.form import About, FormScreen
from ttchan_tui.tui.screens.work.word import WordScreen
from ttchan_tui.tui.session import Session
from ttchan_tui.tui.widgets.choice_list import Choice

OPEN = Command(
    "open",
    "enter",
    "Enter",
    N_("change"),
    N_("Another role, another day, one more key."),
    right=Right.ADMINISTER,
)
ADD = Command("add", "n", "N", N_("let in"), N_("Let somebody in."), right=Right.ADMINISTER)
REVOKE = Command(
    "revoke",
    "x",
    "X",
    N_("revoke"),
    N_("Let somebody in no more; where they are in, that ends."),
    right=Right.ADMINISTER,
)


class AccessForm(FormScreen[Entrant]):
    """Ends with the person as they may come in now."""

    def __init__(self, session: Session, access: AccessDirectory, entrant: Entrant | None = None) -> None:
        """Change that person; let somebody new in, if there is none."""
        self.about = About("access", "access", entrant.name if entrant else "")
        self._session = session
        self._access = access
        self._entrant = entrant
        super().__init__(session)

    def heading(self) -> Content:
        """Whom it is about."""
        say = self._session.language.say
        title = say(N_("Let somebody in")) if self._entrant is None else self._entrant.name
        return plain(title, "bold $primary")

    def ask(self) -> Iterator[Field]:
        """Name, role, groups, last day and key."""
        say, one = self._session.language.say, self._entrant
        if one is None:
            yield Field("name", say(N_("name")), hint=say(N_("small letters, such as anna")))
        roles = ", ".join(role.value for role in ASSIGNABLE)
        yield Field("role", say(N_("role")), one.role.value if one else "", roles)
        groups = ", ".join(one.groups) if one else ""
        yield Field("groups", say(N_("groups")), groups, say(N_("of a facilitator, such as lv, lt")))
        until = one.until.isoformat() if one and one.until else ""
        yield Field("until", say(N_("last day")), until, say(N_("such as 2018-11-12; may stay empty")))
        hint = (
            N_("paste the line of the file that ends in .pub")
            if one is None
            else N_("one more key; may stay empty")
        )
        yield Field("key", say(N_("public key")), hint=say(hint), limit=_LONGEST_KEY)

    def outcome(self, texts: Mapping[str, str], ticked: frozenset[str]) -> Content:
        """What that person may do then."""
        if not texts["role"]:
            return plain("")
        return plain(may_words(self._read(texts).role, self._session.language))

    def act(self, texts: Mapping[str, str], ticked: frozenset[str]) -> Entrant:
        """Let them in."""
        self._session.repository.person.must(Right.ADMINISTER)
        entrant = self._read(texts)
        if texts["key"] or not (self._entrant and self._entrant.keys):
            key = public_key(texts["key"].encode())
        else:
            known = self._entrant.keys[0]
            key = (known.line, known.fingerprint)
        return self._access.add(entrant, key, by=self._session.repository.person.name)

    def keep(self, *, entered: bool = False) -> Draft | None:
        """Who is let in is no draft."""
        return None

    def _read(self, texts: Mapping[str, str]) -> Entrant:
        meeting = self._session.meeting
        roles = {role.value: role for role in ASSIGNABLE}
        role = roles.get(texts["role"].casefold().replace(" ", "-"))
        if role is None:
            raise NoAccess(N_("A role is one of these: {roles}."), roles=", ".join(roles))
        groups = tuple(
            find_group(meeting, one.strip()).id for one in texts["groups"].split(",") if one.strip()
        )
        if (role is Role.FACILITATOR) != bool(groups):
            raise NoAccess(N_("A facilitator has groups, and nobody else has any."))
        try:
            until = date.fromisoformat(texts["until"]) if texts["until"] else None
        except ValueError:
            raise NoAccess(
                N_("“{text}” is not a date; write it like 2018-11-09"), text=texts["until"]
            ) from None
        name = self._entrant.name if self._entrant else texts["name"]
        return Entrant(name, role, groups, until)


class AccessScreen(DeskScreen):
    """The people who may come in."""

    ROUTE = routes.Access
    NAME = N_("Desk · Access")
    PURPOSE = N_(
        "Who may come in over SSH, as what, and with which keys. Who is revoked is out within two seconds."
    )
    OWN_COMMANDS = (OPEN, ADD, REVOKE, BACK)
    BINDINGS = bindings(ADD, REVOKE)

    @property
    def is_there(self) -> bool:
        """Whether people come in here over the line at all."""
        return self.session.desk.access is not None

    @property
    def _access(self) -> AccessDirectory:
        assert self.session.desk.access is not None
        return self.session.desk.access

    def _people(self) -> tuple[Entrant, ...]:
        try:
            return self._access.people()
        except Explained as trouble:
            self._refuse(trouble)
            return ()

    def heading(self) -> tuple[str, Content]:
        """How many there are."""
        number = len(self._people())
        words = self.language.count(N_("{number} person"), N_("{number} people"), number)
        return self.language.say(N_("Access")), plain(words, "$quiet")

    def lines(self) -> Iterator[Choice]:
        """Each with role, last day and last login."""
        last = self._access.log.last_logins()
        say, day = self.language.say, self.language.date
        for one in self._people():
            until = say("until {date}", date=day(one.until)) if one.until else ""
            seen = last.get(one.name)
            when = f"{day(seen)} {seen:%H:%M} UTC" if seen else say("never")
            came = say("last came in: {when}", when=when)
            details = " · ".join(filter(None, (role_words(one.person, self.language), until)))
            yield Choice(
                joined("  ", (one.name, "bold"), f"  {details}", (f"\n  {came}", "$quiet")), one.name, 2
            )

    def beside(self, chosen: str) -> Content:
        """What the person may do, and the keys."""
        one = self._one(chosen)
        if one is None:
            return plain("")
        language = self.language
        keys = [
            joined(
                (f"\n{key.fingerprint}\n", "bold"),
                language.say("added by {who}, {date}", who=key.added_by, date=language.date(key.added_at)),
            )
            for key in one.keys
        ]
        return Content("\n").join(
            [
                plain(role_name(one.role, language), "bold $primary"),
                plain(may_words(one.role, language)),
                *keys,
            ]
        )

    def _one(self, name: str | None) -> Entrant | None:
        return next((one for one in self._people() if one.name == name), None)

    def offers(self, command: Command) -> bool:
        """Only somebody can be revoked."""
        return command is not REVOKE or self.choices.chosen is not None

    def choose(self, id: str) -> None:
        """Enter: change the person."""
        if one := self._one(id):
            self.ask_form(AccessForm(self.session, self._access, one), self._changed)

    def action_add(self) -> None:
        """Let somebody in."""
        self.ask_form(AccessForm(self.session, self._access), self._changed)

    def _changed(self, one: Entrant) -> None:
        self._say(f"{one.name}: {may_words(one.role, self.language)}", "$success")

    def action_revoke(self) -> None:
        """Let the chosen one in no more, once their name is typed."""
        if not (one := self._one(self.choices.chosen)):
            return
        who = self.session.repository.person

        def revoke() -> None:
            who.must(Right.ADMINISTER)
            self._access.revoke(one.name, by=who.name)

        def sure(is_sure: bool | None) -> None:
            if is_sure:
                self._do(revoke)

        what = self.language.say(N_("{name} does not come in any more."), name=one.name)
        self.app.push_screen(WordScreen(self.session, plain(what, "bold"), one.name), sure)


_NO_DATE: Final = N_("“{text}” is not a date; write it like 2018-11-09")
_LONGEST_KEY: Final = 4_000
"""Characters of a key that is pasted."""
