"""Roles in words: what somebody is, and what they may do."""

from __future__ import annotations

from typing import Final

from ttchan_tui.meeting.roles import Person, Role
from ttchan_tui.text.languages import N_, Language

_ROLES: Final = {
    Role.KIOSK: N_("kiosk"),
    Role.GUEST: N_("guest"),
    Role.FACILITATOR: N_("facilitator"),
    Role.LEAD_FACILITATOR: N_("lead facilitator"),
    Role.ORGANISER: N_("organiser"),
    Role.LEAD: N_("lead"),
}

_MAY: Final = {
    Role.KIOSK: N_("Sees what the public sees, and takes notes of visitors."),
    Role.GUEST: N_("Sees what the public sees."),
    Role.FACILITATOR: N_("Keeps what these groups say, and sees what others say unless it is hidden."),
    Role.LEAD_FACILITATOR: N_("Leads the work of all groups, decides what leaves the room, and announces."),
    Role.ORGANISER: N_("Leads the work of all groups, and changes programme, people and texts."),
    Role.LEAD: N_("May do everything: also load, merge and back up, and say who comes in."),
}


def role_name(role: Role, language: Language) -> str:
    """What a role is called."""
    return language.say(_ROLES[role])


def role_words(person: Person, language: Language) -> str:
    """What somebody is, such as “facilitator (lv, lt)”."""
    role = role_name(person.role, language)
    return f"{role} ({', '.join(sorted(person.groups))})" if person.groups else role


def may_words(role: Role, language: Language) -> str:
    """What somebody of that role may do, in a sentence."""
    return language.say(_MAY[role])
