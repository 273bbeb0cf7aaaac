"""What an office publishes on a date: every field an editor can write, with its Vietnamese label.

One class is one folder, one URL section and one template. The models parse nothing and touch no
disk; `reading` fills them, `checking` asks whether what they refer to exists.
"""

from __future__ import annotations

from pydantic import Field

from ..text.dates import PartialDate
from . import fields as f
from .item import Item


class Plan(Item):
    kind = "ke-hoach"
    label = "Kế hoạch"
    section_title = "Kế hoạch"
    menu_title = "Kế hoạch"
    template = "plan.html"

    title: f.Line = Field(title="Tên kế hoạch")
    number: str | None = Field(None, title="Số, ký hiệu")
    issued: f.Partial | None = Field(None, title="Ngày ban hành")
    issuer: f.Slug = Field(title="Cơ quan ban hành")
    place: f.Slug = Field(title="Địa bàn")
    period: str | None = Field(None, title="Thời kỳ")
    signer: str | None = Field(None, title="Người ký")
    signer_position: str | None = Field(None, title="Chức vụ người ký")
    based_on: f.Texts = Field((), title="Căn cứ")
    topics: f.Slugs = Field((), title="Nội dung CCHC")
    original: f.FileOrLink | None = Field(None, title="Bản gốc")
    transcription: tuple[f.TranscriptionNote, ...] = Field((), title="Ghi chú hiệu đính")
    transcription_note: str | None = Field(None, title="Giải thích về bản hiệu đính")

    @property
    def dated(self) -> PartialDate | None:
        return self.issued

    @property
    def topic_slugs(self) -> tuple[str, ...]:
        return self.topics

    @property
    def agency_slug(self) -> str | None:
        return self.issuer

    @property
    def place_slug(self) -> str | None:
        return self.place


class Bulletin(Item):
    kind = "ban-tin"
    label = "Bản tin"
    section_title = "Bản tin điện tử"
    menu_title = "Bản tin"
    template = "bulletin.html"

    title: f.Line = Field("", title="Tên số bản tin")
    number: f.IssueNumber | None = Field(None, title="Số")
    published_on: f.Partial = Field(alias="published", title="Ngày phát hành")
    state: f.State = Field("dự thảo", title="Tình trạng")
    approved_by: str | None = Field(None, title="Người duyệt")
    approved_on: f.Day | None = Field(None, title="Ngày duyệt")
    lead: str | None = Field(None, title="Lời dẫn")
    focus: str | None = Field(None, title="Trọng tâm")
    sections: tuple[f.Section, ...] = Field((), title="Chuyên mục")
    audio: f.FileOrLink | None = Field(None, title="Âm thanh")
    corrections: tuple[f.Correction, ...] = Field((), title="Đính chính")
    image: f.FileOrLink | None = Field(None, title="Ảnh bìa")
    alt: str | None = Field(None, title="Mô tả ảnh")

    @property
    def published(self) -> bool:
        return not self.draft and self.state == "đã phát hành"

    @property
    def dated(self) -> PartialDate | None:
        return self.published_on

    @property
    def month(self) -> PartialDate:
        """The month the issue is for, from its folder."""
        year, month = self.slug.split("-")
        return PartialDate(int(year), int(month))

    @property
    def number_label(self) -> str:
        """ "Số 01/2024"; a sample has no number, because no office issued it."""
        if self.sample:
            return "Số mẫu"
        year, month = self.slug.split("-")
        return f"Số {self.number or f'{month}/{year}'}"


class Article(Item):
    kind = "tin-tuc"
    label = "Tin, bài"
    section_title = "Tin tức"
    menu_title = "Tin tức"
    template = "article.html"

    date: f.Partial = Field(title="Ngày đăng")
    genre: f.Genre = Field(title="Thể loại")
    section: str = Field(title="Chuyên mục")
    topics: f.Slugs = Field((), title="Nội dung CCHC")
    agency: f.Slug = Field(title="Cơ quan, đơn vị")
    author: str | None = Field(None, title="Tác giả")
    photographer: str | None = Field(None, title="Người chụp ảnh")
    source: str | None = Field(None, title="Nguồn")
    channels: f.Channels = Field((), title="Kênh")
    link: f.WebAddress | None = Field(None, title="Đường dẫn")
    broadcast: f.Broadcast | None = Field(None, title="Phát sóng")
    happened: f.Day | None = Field(None, title="Ngày diễn ra")
    until: f.Day | None = Field(None, title="Đến ngày")
    venue: str | None = Field(None, title="Địa điểm")
    reached: f.Whole | None = Field(None, title="Số lượt người", ge=0)
    audience: f.Texts = Field((), title="Đối tượng")
    tasks: f.TaskIds = Field((), title="Nhiệm vụ")
    evidence: tuple[f.Evidence, ...] = Field((), title="Tài liệu kiểm chứng")
    image: f.FileOrLink | None = Field(None, title="Ảnh")
    alt: str | None = Field(None, title="Mô tả ảnh")

    @property
    def url(self) -> str:
        return f"{self.kind}/{self.origin.year}/{self.slug}/"

    @property
    def dated(self) -> PartialDate | None:
        return self.date

    @property
    def topic_slugs(self) -> tuple[str, ...]:
        return self.topics

    @property
    def agency_slug(self) -> str | None:
        return self.agency

    @property
    def task_ids(self) -> tuple[str, ...]:
        return self.tasks


class Question(Item):
    kind = "hoi-dap"
    label = "Hỏi – đáp"
    section_title = "Dân hỏi - Cơ quan chức năng trả lời"
    menu_title = "Hỏi – đáp"
    template = "question.html"

    title: f.Line = Field(title="Câu hỏi")
    question: str | None = Field(None, title="Nội dung câu hỏi")
    asked: f.Day = Field(title="Ngày hỏi")
    field: str | None = Field(None, title="Lĩnh vực")
    agency: f.Slug = Field(title="Cơ quan trả lời")
    answered: f.Day | None = Field(None, title="Ngày trả lời")
    topics: f.Slugs = Field((), title="Nội dung CCHC")
    procedure: f.Slug | None = Field(None, title="Thủ tục hành chính")
    legal_basis: f.Texts = Field((), title="Căn cứ")
    form: f.QuestionKind = Field("hỏi đáp", alias="kind", title="Hình thức")

    @property
    def waiting(self) -> bool:
        return self.answered is None

    @property
    def dated(self) -> PartialDate | None:
        return PartialDate.of(self.answered or self.asked)

    @property
    def topic_slugs(self) -> tuple[str, ...]:
        return self.topics

    @property
    def agency_slug(self) -> str | None:
        return self.agency


class Document(Item):
    kind = "van-ban"
    label = "Văn bản chỉ đạo"
    section_title = "Văn bản chỉ đạo"
    menu_title = "Văn bản"
    template = "document.html"

    title: f.Line = Field("", title="Trích yếu")
    number: f.Line = Field(title="Số, ký hiệu")
    form: f.Line = Field(alias="kind", title="Loại văn bản")
    issued: f.Partial | None = Field(None, title="Ngày ban hành")
    issuer_name: f.Line | None = Field(None, title="Cơ quan ban hành")
    place: f.Line | None = Field(None, title="Địa bàn")
    in_force_from: f.Day | None = Field(None, title="Có hiệu lực từ")
    in_force_until: f.Day | None = Field(None, title="Hết hiệu lực từ")
    replaced_by: f.Line | None = Field(None, title="Thay thế bởi")
    newer: f.Line | None = Field(None, title="Văn bản mới hơn về cùng việc")
    amended_by: f.Texts = Field((), title="Sửa đổi, bổ sung bởi")
    topics: f.Slugs = Field((), title="Nội dung CCHC")
    link: f.WebAddress | None = Field(None, title="Đường dẫn")
    file: f.FileOrLink | None = Field(None, title="Tệp")

    @property
    def name(self) -> str:
        """As texts cite it: "Nghị định số 61/2018/NĐ-CP"."""
        return f"{self.form} số {self.number}"

    @property
    def heading(self) -> str:
        """The name with the subject, as one phrase."""
        if self.title.lower().startswith("về "):
            return f"{self.name} {self.title[0].lower()}{self.title[1:]}"
        return f"{self.name}: {self.title}" if self.title else self.name

    @property
    def place_slug(self) -> str | None:
        """Its place, when that has a page here; none for what is issued for the whole country."""
        return self.place if self.place and f.SLUG.fullmatch(self.place) else None

    @property
    def dated(self) -> PartialDate | None:
        return self.issued

    @property
    def topic_slugs(self) -> tuple[str, ...]:
        return self.topics
