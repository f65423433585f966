"""What can be done to the chosen activity: each act by one key, and all of them in a list."""

from __future__ import annotations

from typing import Final

from ttchan_tui.meeting.programme import Activity
from ttchan_tui.meeting.roles import Right
from ttchan_tui.text.languages import N_
from ttchan_tui.tui.commands import Command
from ttchan_tui.tui.screens.desk.forms.activity_forms import (
    ActivityEditForm,
    CancelForm,
    HeadsForm,
    MoveForm,
    ReinstateForm,
)
from ttchan_tui.tui.screens.desk.forms.activity_picks import (
    CopyForm,
    InsteadForm,
    OrderForm,
    StateForm,
    VenueForm,
)

FORMS: Final = {
    form.WHAT: form
    for form in (
        *(MoveForm, VenueForm, CancelForm, ReinstateForm, ActivityEditForm, HeadsForm),
        *(StateForm, InsteadForm, CopyForm, OrderForm),
    )
}
"""The forms for one activity, by what is done."""


def _act(what: str, key: str, label: str, explanation: str, *, hinted: bool = True) -> Command:
    action = f"form('{what}')"
    return Command(action, key.lower(), key, label, explanation, hinted=hinted, right=Right.ORGANISE)


MOVE = _act("move", "M", N_("move"), N_("Move the activity, alone or with all that follows it."))
VENUE = _act("venue", "V", N_("venue"), N_("Say where it takes place."))
CANCEL = _act("cancel", "X", N_("cancel"), N_("Cancel it; it stays there and says why."))
REINSTATE = _act(
    "reinstate", "W", N_("takes place"), N_("A cancelled one takes place after all."), hinted=False
)
EDIT = _act("edit", "E", N_("edit"), N_("Change what is said of it."))
STATE = _act("state", "S", N_("state"), N_("Tell that it is full or closed at the moment, or the venue is."))
INSTEAD = _act("instead", "I", N_("instead"), N_("Let another activity take place instead."), hinted=False)
HEADS = _act("heads", "P", N_("people"), N_("Say how many people came."), hinted=False)
COPY = _act("copy", "D", N_("once more"), N_("The same once more, on any day."), hinted=False)
ORDER = _act("order", "O", N_("order"), N_("Put it behind another activity of the day."), hinted=False)

ACTS: Final = (MOVE, VENUE, CANCEL, REINSTATE, EDIT, STATE, INSTEAD, HEADS, COPY, ORDER)
"""In the order of the list."""


def can_be_done(command: Command, activity: Activity) -> bool:
    """Whether that can be done to an activity: only one that is cancelled takes place after all."""
    return command is not REINSTATE or bool(activity.cancelled or activity.replaced_by)
