from pathlib import Path

from store_cases import capture_of, opened, run_of

from build import report
from whence.model.base import replace


def _filled(path: Path, *outlets: str):
    """Return a case with one report of each outlet, and the ids by outlet."""
    case = opened(path)
    captures, reports = [], []
    for at, name in enumerate(outlets):
        data = f"A report of {name}.".encode()
        captures.append(capture_of(data, f"{at}.txt"))
        case.objects.put(data)
        reports.append(replace(report(data.decode(), key=f"{at}.txt", outlet=name), capture=captures[-1].id))
    case.commit(captures=captures, records={"capture": list(reports)}, run=run_of())
    return case, {r.outlet: r.id for r in reports}


def test_an_outlet_is_found_by_its_name_by_the_head_of_it_and_by_its_initials(tmp_path: Path) -> None:
    case, ids = _filled(
        tmp_path, "Kestrel Harbour Agency", "Kestrel Hill Almanac", "Kestrel", "Halm Wire", "Kilda Hourly Argus English"
    )
    with case:
        assert case.reports_of_outlet("kestrel harbour agency", None) == [ids["Kestrel Harbour Agency"]]
        assert set(case.reports_of_outlet("kestrel", None)) == {ids[n] for n in ids if n.startswith("Kestrel")}
        assert set(case.reports_of_outlet("kha", None)) == {ids["Kestrel Harbour Agency"], ids["Kestrel Hill Almanac"]}
        assert case.reports_of_outlet("khae", None) == [ids["Kilda Hourly Argus English"]]
        assert case.reports_of_outlet("hw", None) == case.reports_of_outlet("xyz", None) == []
