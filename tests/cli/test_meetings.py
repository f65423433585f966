from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.cli.command import parsed, ttchan
from tests.meetings import write_folder


def change(files: Path, name: str, old: str, new: str) -> None:
    file = files / name
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def programme(data: Path) -> Any:
    return parsed("programme", "--lang", "en", data=data)


def test_the_bundled_meeting_has_no_errors(data: Path, files: Path) -> None:
    assert parsed("check", data=data)["errors"] == 0
    assert parsed("check", str(files), data=data)["errors"] == 0


def test_an_error_of_the_sums(files: Path, data: Path) -> None:
    change(files, "people.toml", "count = 102", "count = 103")
    told = parsed("check", str(files), data=data, code=1)
    [finding] = [one for one in told["findings"] if one["severity"] == "error"]
    assert set(finding) == {"code", "severity", "file", "where", "message"}
    assert finding["file"] == "people.toml"
    assert "159" in finding["message"]
    assert told["errors"] == 1
    printed = ttchan("check", str(files), "--lang", "en", code=1).stdout
    assert printed.startswith("error: people.toml: participation: stated_total: ")
    assert f"[{finding['code']}]" in printed


def test_warnings_do_not_fail(files: Path, data: Path) -> None:
    change(files, "programme.toml", "title.en", "# title.en")
    told = parsed("check", str(files), data=data)
    assert told["errors"] == 0
    assert told["warnings"] >= 1
    assert {one["severity"] for one in told["findings"]} == {"warning"}


def test_mistakes_of_the_format_are_findings_all_at_once(files: Path, data: Path) -> None:
    change(files, "venues.toml", "[[venue]]", "[[venue]]\nnonsense = 1")
    change(files, "meeting.toml", "start = 2018-11-08", 'start = "yesterday"')
    told = parsed("check", str(files), data=data, code=1)
    assert {one["code"] for one in told["findings"]} == {"format"}
    assert {one["file"] for one in told["findings"]} == {"venues.toml", "meeting.toml"}
    assert "start" in {one["where"] for one in told["findings"]}


def test_mistakes_of_the_format_do_not_hide_those_of_the_content(files: Path, data: Path) -> None:
    change(files, "venues.toml", "[[venue]]", "[[venue]]\nnonsense = 1")
    change(files, "places/raska.toml", 'kind = "city"', 'kind = "city')
    change(files, "people.toml", "count = 102", "count = 103")
    told = parsed("check", str(files), data=data, code=1)
    assert {(one["code"], one["file"]) for one in told["findings"] if one["severity"] == "error"} == {
        ("format", "venues.toml"),
        ("format", "places/raska.toml"),
        ("people-sum", "people.toml"),
    }
    assert told["complete"] is False
    printed = ttchan("check", str(files), "--lang", "en", code=1).stdout
    assert "more may be found" in " ".join(printed.split())
    loading = ttchan("meeting", "load", str(files), "--lang", "en", data=data, code=1).stderr
    for words in ("nonsense", "raska.toml", "160", "nothing was changed", "more may be found"):
        assert words in loading


def test_findings_in_the_store_name_the_file_they_came_from(files: Path, tmp_path: Path) -> None:
    change(files, "places/raska.toml", "website = ", 'website = "https://raska.example/' + "x" * 30 + '" #')
    ttchan("meeting", "load", str(files), "--yes", data=tmp_path / "data")
    told = parsed("check", data=tmp_path / "data")
    assert [(one["code"], one["file"]) for one in told["findings"]] == [("qr-too-long", "places/raska.toml")]
    assert told["complete"] is True


def test_no_folder_at_all(tmp_path: Path) -> None:
    for command in (["check"], ["meeting", "load"]):
        done = ttchan(*command, str(tmp_path / "nowhere"), data=tmp_path / "data", code=1)
        assert "meeting.toml" in done.stdout + done.stderr


def test_loading_replaces_the_meeting(files: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    change(files, "meeting.toml", 'id = "ttchan-2018"', 'id = "next-2019"')
    change(files, "meeting.toml", 'acronym = "TTChan"', 'acronym = "Next"')
    said = ttchan("meeting", "load", str(files), "--yes", "--lang", "en", data=data).stdout
    assert " ".join(said.split()).startswith(f"Loaded into {data}: Next, ")
    assert programme(data)["meeting"] == "next-2019"
    assert "Next" in ttchan("meeting", "show", data=data).stdout


def test_loading_tells_the_warnings(files: Path, tmp_path: Path) -> None:
    change(files, "programme.toml", "title.en", "# title.en")
    printed = ttchan("meeting", "load", str(files), "--yes", data=tmp_path / "data").stdout
    assert "\nwarning: " in printed


def test_nothing_is_replaced_unless_everything_is_right(files: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    before = programme(data)
    change(files, "meeting.toml", 'id = "ttchan-2018"', 'id = "next-2019"')
    change(files, "people.toml", "count = 102", "count = 103")
    done = ttchan("meeting", "load", str(files), data=data, code=1)
    assert "nothing was changed" in done.stderr
    assert "160" in done.stderr
    change(files, "venues.toml", "[[venue]]", "[[venue]]\nnonsense = 1")
    done = ttchan("meeting", "load", str(files), data=data, code=1)
    assert "nothing was changed" in done.stderr
    assert "nonsense" in done.stderr
    assert done.stdout == ""
    assert programme(data) == before


def test_notes_survive_the_loading_of_a_corrected_meeting(files: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    ttchan("notes", "add", "--prompt", "promote-my-partner", "--group", "pl", "--category", "people",
           "Chopin", data=data)  # fmt: skip
    change(files, "venues.toml", "Daugavpils Fortress", "The Fortress of Daugavpils")
    ttchan("meeting", "load", str(files), "--yes", data=data)
    assert [note["text"] for note in parsed("notes", "list", data=data)["notes"]] == ["Chopin"]


def test_an_example_can_be_changed_checked_and_loaded(tmp_path: Path) -> None:
    folder = tmp_path / "my-meeting"
    printed = ttchan("meeting", "example", str(folder), "--lang", "en").stdout
    assert "ttchan check" in printed
    ttchan("check", str(folder))
    ttchan("meeting", "load", str(folder), data=tmp_path / "data")


def test_an_example_does_not_write_over_anything(files: Path) -> None:
    before = (files / "meeting.toml").read_text(encoding="utf-8")
    assert "already" in ttchan("meeting", "example", str(files), code=1).stderr
    assert (files / "meeting.toml").read_text(encoding="utf-8") == before


def test_show_fits_one_screen(data: Path) -> None:
    printed = ttchan("meeting", "show", "--lang", "en", data=data).stdout
    assert len(printed.splitlines()) <= 24
    assert "33 activities" in printed
    assert "601592-CITIZ-1-2018-1-LV-CITIZ-TT" in printed
    assert str(data) in printed


def test_what_editors_and_macs_leave_beside_the_files_is_passed_over(files: Path, data: Path) -> None:
    (files / "._meeting.toml").write_bytes(b"\x00\x05\x16\x07")
    (files / "places" / "._raska.toml").write_bytes(b"\x00\x05\x16\x07")
    (files / ".#programme.toml").symlink_to("nobody@nowhere.1234")
    assert parsed("check", str(files), data=data)["errors"] == 0


def test_a_file_with_one_ending_too_many_is_named_as_what_it_is(files: Path, data: Path) -> None:
    (files / "people.toml").rename(files / "people.toml.txt")
    told = ttchan("meeting", "load", str(files), "--lang", "en", data=data, code=1).stderr
    assert "people.toml.txt: its name ends with .txt and has to end with .toml; call it people.toml" in told
    assert "missing" not in told


def test_only_files_with_one_ending_too_many_are_named_as_what_they_are(files: Path, data: Path) -> None:
    for path in (*files.glob("*.toml"), *files.glob("places/*.toml")):
        path.rename(f"{path}.txt")
    told = ttchan("check", str(files), "--lang", "en", data=data, code=1).stdout
    assert "venues.toml.txt: its name ends with .txt" in told
    assert "places/raska.toml.txt: its name ends with .txt" in told
    assert "missing" not in told


def test_the_meeting_in_use_as_json(data: Path) -> None:
    shown = parsed("meeting", "show", "--lang", "lv", data=data)
    assert (shown["id"], shown["host"], shown["path"]) == ("ttchan-2018", "daugavpils", str(data))
    assert (shown["start"], shown["end"], shown["notes"]) == ("2018-11-08", "2018-11-12", 0)


def listed(data: Path) -> list[tuple[str, bool]]:
    """The meetings that are kept, and whether each is in use."""
    return [(one["id"], one["in_use"]) for one in parsed("meeting", "list", data=data)["meetings"]]


def test_loading_a_meeting_throws_no_other_away(tmp_path: Path) -> None:
    data, files = tmp_path / "data", write_folder(tmp_path / "small")
    assert listed(data) == [("ttchan-2018", True)]
    where = ("--prompt", "promote-my-partner", "--group", "lv", "--category", "culture")
    ttchan("notes", "add", *where, "Kopīgs koris", data=data)
    before = parsed("partners", data=data)
    for _ in range(2):  # a new version of the one in use takes its place
        ttchan("meeting", "load", str(files), "--yes", data=data)
        assert listed(data) == [("small", True), ("ttchan-2018", False)]
    said = ttchan("meeting", "use", "ttchan-2018", "--lang", "en", data=data).stdout
    assert said == "In use now: TTChan, 8–12 Nov 2018.\n"
    assert listed(data) == [("ttchan-2018", True), ("small", False)]
    assert parsed("partners", data=data) == before
    assert parsed("meeting", "show", data=data)["notes"] == 1
    told = ttchan("meeting", "use", "nowhere", "--lang", "en", data=data, code=1).stderr
    assert "There are: small." in told
    ttchan("undo", data=data)
    assert listed(data) == [("small", True), ("ttchan-2018", False)]
