"""`make console`: a Python with the bundled meeting in it, as `meeting`."""

from ttchan_tui.meeting.format import read_meeting
from ttchan_tui.store.meeting.folder import bundled_folder, read_folder

meeting = read_meeting(read_folder(bundled_folder()))
print("meeting:", meeting.name.in_language("en").text)
