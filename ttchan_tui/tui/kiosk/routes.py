"""Routes that only a kiosk has."""

from __future__ import annotations

from ttchan_tui.tui.routes import Route


class Attract(Route):
    """What is seen while nobody is there."""

    name = "attract"
    screen = "kiosk.attract:AttractScreen"


class StillThere(Route):
    """The question whether anybody is there."""

    name = "asking"
    screen = "kiosk.still_there:StillThereScreen"


class Calling(Route):
    """Where a visitor calls an organiser."""

    name = "calling"
    screen = "kiosk.calling:CallingScreen"


class Staff(Route):
    """The panel of the staff, behind a PIN."""

    name = "staff"
    screen = "kiosk.staff:StaffScreen"


class ScreenTest(Route):
    """A picture by which one sees whether the screen shows what it should."""

    name = "screen_test"
    screen = "kiosk.screen_test:ScreenTestScreen"


class Connected(Route):
    """Who is connected."""

    name = "connected"
    screen = "kiosk.connected:ConnectedScreen"


class Announcing(Route):
    """Where the staff tell everybody something."""

    name = "announcing"
    screen = "kiosk.announcing:AnnouncingScreen"
