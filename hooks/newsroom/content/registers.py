"""What an office keeps up to date: every field an editor can write, with its Vietnamese label."""

from __future__ import annotations

from pydantic import Field

from . import fields as f
from .item import Item


class Procedure(Item):
    kind = "thu-tuc-hanh-chinh"
    label = "Thủ tục hành chính"
    section_title = "Thủ tục hành chính"
    menu_title = "Thủ tục"
    template = "procedure.html"

    title: f.Line = Field(title="Tên thủ tục")
    code: str = Field(title="Mã thủ tục")
    field: str = Field(title="Lĩnh vực")
    agency: f.Slug = Field(title="Cơ quan, đơn vị")
    level: f.ServiceLevel = Field(title="Mức độ trực tuyến")
    decision: str | None = Field(None, title="Quyết định công bố")
    in_force_from: f.Day | None = Field(None, title="Có hiệu lực từ")
    link: f.WebAddress = Field(title="Đường dẫn Cổng Dịch vụ công quốc gia")
    review_by: f.Day = Field(title="Rà soát trước ngày")

    @property
    def agency_slug(self) -> str | None:
        return self.agency


class Index(Item):
    kind = "chi-so"
    label = "Chỉ số"
    section_title = "Chỉ số"
    menu_title = "Chỉ số"
    template = "index_figures.html"

    short_name: str | None = Field(None, title="Tên viết tắt")
    unit: str = Field(title="Đơn vị tính")
    source: f.NamedLink = Field(title="Nguồn")
    series: tuple[f.Figure, ...] = Field((), title="Số liệu")


class Agency(Item):
    kind = "co-quan"
    label = "Cơ quan, đơn vị"
    section_title = "Cơ quan, đơn vị"
    menu_title = "Cơ quan"
    template = "agency.html"

    title: f.Line = Field(title="Tên")
    short_name: str | None = Field(None, title="Tên viết tắt")
    aliases: f.Texts = Field((), title="Tên gọi khác")
    group: bool = Field(False, title="Là nhóm cơ quan")
    members: f.Slugs = Field((), title="Thành viên")
    level: f.AgencyLevel = Field(title="Cấp")
    place: f.Slug | None = Field(None, title="Địa bàn")
    phone: str | None = Field(None, title="Điện thoại")
    hotline: str | None = Field(None, title="Đường dây nóng")
    email: f.Email | None = Field(None, title="Thư điện tử")
    address: str | None = Field(None, title="Địa chỉ")
    website: f.WebAddress | None = Field(None, title="Trang TTĐT")
    feedback: f.WebAddress | None = Field(None, title="Nơi tiếp nhận phản ánh, kiến nghị")
    valid_from: f.Day | None = Field(None, title="Hoạt động từ")
    valid_to: f.Day | None = Field(None, title="Hoạt động đến")
    successor: str | None = Field(None, title="Cơ quan kế thừa")
    sources: tuple[f.NamedLink, ...] = Field((), title="Nguồn")

    @property
    def place_slug(self) -> str | None:
        return self.place


class Topic(Item):
    kind = "noi-dung"
    label = "Nội dung CCHC"
    section_title = "Nội dung cải cách hành chính"
    menu_title = "Nội dung CCHC"
    template = "topic.html"

    title: f.Line = Field(title="Tên")
    order: f.Whole = Field(title="Thứ tự", ge=1)
    earlier_names: tuple[f.EarlierName, ...] = Field((), title="Tên gọi trước đây")
    aliases: f.Texts = Field((), title="Tên gọi khác")
    sources: tuple[f.NamedLink, ...] = Field((), title="Nguồn")


class Place(Item):
    kind = "dia-phuong"
    label = "Địa phương"
    section_title = "Địa phương"
    menu_title = "Địa phương"
    template = "place.html"

    title: f.Line = Field(title="Tên")
    level: f.PlaceLevel = Field(title="Cấp")
    parent: str | None = Field(None, title="Thuộc")
    valid_to: f.Day | None = Field(None, title="Tồn tại đến")
    successor: str | None = Field(None, title="Đơn vị kế thừa")
    sources: tuple[f.NamedLink, ...] = Field((), title="Nguồn")


class StandingPage(Item):
    kind = ""
    label = "Trang"
    section_title = "Trang"
    menu_title = "Trang"
    template = "page.html"

    menu: f.Whole | None = Field(None, title="Thứ tự ở chân trang")

    @property
    def url(self) -> str:
        return "" if self.slug == "index" else f"{self.slug}/"
