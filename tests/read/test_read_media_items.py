"""Media: one mention per item, releasers apart from those who passed it on, shots as described."""

from claims_build import claims, post_in, report

from whence.model.vocabulary import BlockKind, Modality, QuestionKind
from whence.read.media.media import read_media


def items(*paragraphs: str):
    return list(read_media(report(*paragraphs), (), ()))


def test_released_by_names_the_releaser() -> None:
    found = items("A video released by the Northern Front shows men running from a gate.")
    assert [v.name for v in found[0].releasers] == ["Northern Front"]
    assert [s.words for s in found[0].shown] == ["men running from a gate"]


def test_the_subject_of_publishing_is_the_releaser() -> None:
    found = items("The Northern Front has published footage of the raid.")
    assert [v.name for v in found[0].releasers] == ["Northern Front"]


def test_a_reporter_who_shares_it_passed_it_on() -> None:
    found = items(
        "A video released by the Northern Front shows smoke.", "Daily Sun reporter Ada Lind shared the video on Friday."
    )
    assert len(found) == 1
    assert [v.name for v in found[0].releasers] == ["Northern Front"]
    assert [v.name for v in found[0].passed_on_by] == ["Daily Sun reporter Ada Lind"]


def test_another_video_is_another_item() -> None:
    assert len(items("A video released by the Front shows smoke.", "Another video released by the army shows a gate.")) == 2


def test_a_cut_divides_the_shots() -> None:
    found = items("The video shows a shell hitting a yard, then switches to a view of two men opening a door.")
    assert found[0].cut
    assert len(found[0].shown) == 2


def test_what_an_outlet_describes_is_observed_and_counted_as_shown() -> None:
    host = report("The video shows a wall falling, then cuts to two men opening a door.")
    seen = [c for c in claims(host) if c.about is QuestionKind.MEDIA_SHOWS]
    assert {c.modality for c in seen} == {Modality.OBSERVED}
    assert [(f.of, f.lo) for c in seen for f in c.figures] == [("shown", 2)]


def test_a_release_is_a_claim_about_the_releaser_and_no_occurrence() -> None:
    host = report("The Northern Front released a video on Friday.")
    made = claims(host)
    assert [c.frame for c in made] == [None]
    assert made[0].subject is not None and made[0].subject.name == "Northern Front"
    assert made[0].media is not None


def test_an_occurrence_said_to_be_shown_names_the_item() -> None:
    host = report("A video released by the Front shows prisoners escaping from a jail.")
    item = next(iter(read_media(host, (), ())))
    made = [c for c in claims(host) if c.frame]
    assert [c.media for c in made] == [item.id]


def test_the_author_of_a_post_passes_its_video_on() -> None:
    words = "An official has sent me a video which shows smoke over the port."
    host = report("The reporter posted:", words, kinds=(BlockKind.BODY, BlockKind.EMBEDDED_POST))
    found = list(read_media(host, (post_in(host, words, "Ada Lind"),), ()))
    assert "Ada Lind" in [v.name for v in found[0].passed_on_by]
