"""Words of IP Viet Nam and of WIPO's databases, as patterns over folded text.

Whoever meets a new word adds a line here; nothing else knows any office word.
"""

from __future__ import annotations

import re

from ip_portal.registry.lifecycle.phases import OVER, PENDING
from ip_portal.registry.lifecycle.types import Phase

# What IP Viet Nam shortens. SC, NH, KD, GP name the kind of right and say nothing.
SHORT = {
    "tb": "thong bao",
    "qd": "quyet dinh",
    "vbbh": "van bang",
    "nnd": "nguoi nop don",
    "xnnd": "tham dinh noi dung",
    "xnht": "tham dinh hinh thuc",
    "tdnd": "tham dinh noi dung",
    "tdht": "tham dinh hinh thuc",
    "gcn": "giay chung nhan",
    "tc": "tu choi",
    "k": "khong",
    "ko": "khong",
    "yc": "yeu cau",
    "lp": "le phi",
    "cv": "cong van",
    "tl": "tai lieu",
    "ht": "hinh thuc",
    "nd": "noi dung",
    "gh": "gia han",
    "hd": "hop dong",
}
KIND_PREFIX = re.compile(
    r"^(?:[a-z] )?(?:(?:sc|nh|kd|kdcn|gp|gphi|ghi|cddl) )?(?:hi )?"
)
NUMBER = re.compile(r"^(\d{3,5}) (.+)$")
REPLACE = (
    (re.compile(r"\b(?:sd|cd)\d? \d{4} \d+\b.*$"), ""),
    (re.compile(r"\bxet nghiem\b"), "tham dinh"),
    (re.compile(r"\bvan bang bao ho\b"), "van bang"),
    (re.compile(r"\bcap (?:bang|giay chung nhan)\b"), "cap van bang"),
    (re.compile(r"\bphi le phi\b"), "le phi"),
)

# The first pattern that is found decides, so the particular stands before the
# general and the refusal before what is refused.
EVENT_WORDS = """
fee_receipt             bien lai|bien nhan|hoa don
amendment_refusal_intended du dinh tu choi (?:ghi nhan|sua|chuyen giao)
party_change_rejected   tu choi ghi nhan.*(?:chuyen|chu don|chu van bang|dai dien)
amendment_rejected      tu choi (?:ghi nhan|sua|yeu cau sua)
party_change_requested  (?:yeu cau|de nghi|xin).*(?:chuyen giao|chuyen nhuong|dai dien)
assigned                (?:ghi nhan|quyet dinh).*(?:chuyen giao|chuyen nhuong|doi chu)
assigned                ^(?:chuyen giao don|chuyen nhuong(?: don| quyen)?)$
agent_changed           (?:ghi nhan thay doi|sua|thay doi).*dai dien
owner_renamed           ghi nhan.*(?:doi|sua).* ten
address_changed         ghi nhan.*(?:doi|sua).*dia chi
amendment_requested     (?:yeu cau|de nghi|xin|tu) (?:bo sung )?(?:sua|doi) (?!.*chuyen doi)
amended                 ghi nhan sua|chap nhan sua
party_change_requested  hop dong chuyen nhuong|yeu cau.*thay doi chu
opposition_answered     (?:tra loi|phan hoi|y kien ve).*phan doi
opposition_rejected     (?:khong chap nhan|tu choi|bac|rut).*phan doi
third_party_opinion     nguoi thu ba
opposed                 phan doi
appeal_rejected         (?:khong chap nhan|khong thu ly|tu choi|bac|rut).*khieu nai
office_step             giai quyet khieu nai
court_appealed          khoi kien|thu ly vu an
appealed                khieu nai
renewal_requested       (?:yeu cau|don|nop).*gia han (?:hieu luc|van bang|nhan hieu)
renewed                 gia han (?:hieu luc|van bang|nhan hieu)
extension_refused       tu choi gia han
time_extended           (?:chap nhan|thong bao|quyet dinh).*gia han
extension_requested     gia han
formality_answered      tra loi.*hinh thuc
answered                tra loi.*noi dung
correspondence          tra loi
formality_defect        du dinh tu choi (?:chap nhan|don|hinh thuc)|thieu sot.*hinh thuc
formality_defect        ket qua tham dinh hinh thuc|don khong hop le
refusal_intended        du dinh tu choi|thieu sot.*noi dung
refusal_intended        thong bao ket qua tham dinh noi dung.*tu choi
grant_papers            tai lieu cap van bang
certificate_copy        cap lai|pho ban
grant_intended          (?:thong bao|du dinh).*cap van bang
formality_refused       (?:tu choi|khong) (?:chap nhan|tiep nhan) don|tu choi hop le
refused_after_opposition tu choi.*sau phan doi
refused                 (?:tu choi|khong) cap|quyet dinh tu choi|^tu choi$
accepted                chap nhan (?:don|hop le)|don hop le
grant_fee_missed        khong nop (?:phi|le phi)
maintained_by_fee       (?:phi|le phi).*duy tri|duy tri hieu luc
grant_fee_paid          (?:^|nop )(?:phi|le phi) cap van bang
registered              (?:^|quyet dinh )cap van bang
deemed_withdrawn        coi nhu (?:da )?rut|coi la (?:da )?rut
withdrawal_requested    (?:yeu cau|cong van|de nghi|xin) rut
withdrawn               rut don|rut bo don
invalidation_requested  (?:yeu cau|don|de nghi).*huy bo
termination_requested   (?:yeu cau|don|de nghi).*cham dut
maintained_in_part      (?:huy bo|cham dut).*mot phan
licence_cancelled       (?:cham dut|huy).*(?:li xang|chuyen quyen su dung)
cancelled               huy bo.*(?:hieu luc|van bang)
terminated              cham dut.*(?:hieu luc|van bang)
surrender_requested     (?:yeu cau|de nghi|xin) tu bo
surrendered             tu bo (?:quyen|van bang|hieu luc|nhan hieu)|chu.*tu bo
maintained              giu nguyen hieu luc
revived                 (?:khoi phuc|phuc hoi).*(?:hieu luc|van bang)
restoration_requested   (?:yeu cau|de nghi).*(?:khoi phuc|phuc hoi)
restored                (?:khoi phuc|phuc hoi).*don
lapsed                  mat hieu luc
expired                 het han hieu luc|het hieu luc
licensed                li xang|chuyen quyen su dung
pledged                 the chap
registration_published  pubb|cong bo (?:b\\b|van bang|bang|quyet dinh cap)
published               puba|^cong bo$|cong bo (?:don|a\\b)
fast_track_requested    aspec|pph|tham dinh nhanh
correspondence          de nghi ra thong bao
re_examination          tham dinh lai
examination_requested   yeu cau tham dinh
suspended               ^(?:thong bao |quyet dinh )?tam dung
resumed                 tiep tuc (?:thu tuc|tham dinh)
formality_started       ^(?:bat dau )?tham dinh hinh thuc
substantive_started     ^(?:bat dau )?tham dinh noi dung
divided                 chap nhan tach don
division_requested      tach don
filed_converted         chuyen doi don|don chuyen doi
reclassified            phan nhom|phan loai
office_error_fixed      dinh chinh
authority_filed         uy quyen|\\bpoa\\b
correspondence          cong van
pct_entered             pct national phase|vao (?:giai doan|pha) quoc gia
filed_madrid            chi dinh viet nam
document_filed          mo ta|tom tat|tai lieu|hinh ve|mau nhan|quy che|ban dich|bo sung
filed                   ^(?:application )?filing$|^nop don$|^(?:giay )?tiep nhan don
filed                   ^application filed$|^filing date accorded$
accepted                ^application accepted$
published               ^application published$|^published(?: for opposition)?$
opposed                 ^opposition (?:filed|pending)$
withdrawn               ^application withdrawn$
deemed_withdrawn        ^application (?:abandoned|deemed withdrawn|lapsed)$
refused                 ^application (?:refused|rejected)$
registration_published  ^registration published$
registered              ^registered$|^registration(?: of (?:trade ?)?mark)?$|^grant(?:ed)?$
renewed                 ^(?:registration )?renewed$|^renewal(?: registered)?$
surrendered             ^registration surrendered$
cancelled               ^registration (?:cancell?ed|invalidated)$
expired                 ^registration expired$
termination_requested   ^revocation proceeding pending$
invalidation_requested  ^invalidity proceeding pending$
court_appealed          ^action before court of justice pending$
appealed                ^appeal (?:filed|pending)$
suspended               ^interruption of proceeding$
assigned                ^transfer of ownership(?: recorded)?$
licensed                ^licen[cs]e recorded$
filed_converted         ^conversion requested$
office_step             ^classification checked$
"""

# The number IP Viet Nam puts first is the kind of right (1 invention, 2 utility
# solution, 3 design, 4 mark) and the act, sometimes with a digit for its variant.
ACTS = """
100 amendment_requested
101 amendment_requested
111 party_change_requested
118 correspondence
119 extension_requested
123 formality_answered
141 examination_requested
143 answered
145 division_requested
148 filed_converted
150 fee_receipt
151 grant_fee_paid
152 correspondence
155 document_filed
156 document_filed
157 authority_filed
186 extension_requested
190 document_filed
195 fast_track_requested
196 fast_track_requested
197 fast_track_requested
263 grant_papers
312 party_change_requested
319 correspondence
329 authority_filed
333 document_filed
334 correspondence
"""

_SOME_END = (Phase.ENDED, *sorted(OVER - {Phase.ENDED}))
_SOME_PENDING = (Phase.PENDING, *sorted(PENDING - {Phase.PENDING}))
_UNDER_WAY = (
    Phase.PUBLISHED,
    Phase.EXAMINATION,
    Phase.INTENDED_REFUSAL,
    Phase.INTENDED_GRANT,
    Phase.AWAITING_GRANT,
)
_ABANDONED = (Phase.WITHDRAWN, Phase.DEEMED_WITHDRAWN, Phase.SURRENDERED)

# Whole words only: a word that says more than these is not known.
STATUS_WORDS: tuple[tuple[str, tuple[Phase, ...]], ...] = (
    (r"(?:don )?dang (?:duoc )?(?:giai quyet|xu ly|tham dinh|xem xet)", _SOME_PENDING),
    (r"(?:dang )?tham dinh hinh thuc", (Phase.FORMALITY, Phase.FORMALITY_DEFECT)),
    (
        r"(?:dang )?tham dinh noi dung",
        (Phase.EXAMINATION, Phase.PUBLISHED, Phase.INTENDED_REFUSAL),
    ),
    (
        r"(?:da |moi )?nop don|(?:da )?tiep nhan(?: don)?",
        (Phase.FILED, Phase.FORMALITY),
    ),
    (r"(?:da )?cong bo(?: don)?(?: a)?", _UNDER_WAY),
    (r"cho cong bo(?: don)?(?: a)?", (Phase.AWAITING_PUBLICATION,)),
    (r"cho cong bo (?:b|van bang)", (Phase.IN_FORCE, Phase.AWAITING_GRANT)),
    (r"(?:thong bao )?du dinh tu choi.*", (Phase.INTENDED_REFUSAL,)),
    (
        r"(?:thong bao )?du dinh cap.*|cho nop (?:phi|le phi) cap van bang",
        (Phase.INTENDED_GRANT,),
    ),
    (r"cho cap van bang", (Phase.AWAITING_GRANT,)),
    (
        r"(?:nguoi nop don )?khong nop (?:phi|le phi)(?: dung han)?",
        (Phase.GRANT_FEE_MISSED,),
    ),
    (r"khong cap van bang.*|(?:da )?(?:bi )?tu choi(?: cap.*)?", (Phase.REFUSED,)),
    (
        r"(?:da )?(?:duoc )?cap van bang|(?:dang |con )+hieu luc|(?:dang |duoc )*bao ho",
        (Phase.IN_FORCE,),
    ),
    (r"(?:da )?het han(?: hieu luc)?", (Phase.EXPIRED, Phase.IN_GRACE)),
    (r"(?:da )?(?:het|mat) hieu luc", _SOME_END),
    (
        r"(?:da )?(?:bi )?cham dut hieu luc",
        (Phase.TERMINATED, Phase.LAPSED, Phase.SURRENDERED),
    ),
    (r"(?:da )?(?:bi )?huy(?: bo)?(?: hieu luc| van bang)?", (Phase.CANCELLED,)),
    (r"(?:da )?rut(?: bo)?(?: don)?", (Phase.WITHDRAWN,)),
    (r"(?:bi )?coi (?:nhu|la) (?:da )?rut.*", (Phase.DEEMED_WITHDRAWN,)),
    (r"(?:da )?tu bo", _ABANDONED),
    # English, as the Global Brand Database and offices on IPAS say it.
    (r"registered|active|reinstated|renewed|granted", (Phase.IN_FORCE,)),
    (r"expired|registration expired", (Phase.EXPIRED, Phase.IN_GRACE)),
    (r"ended|inactive", (*_SOME_END, Phase.REFUSED, *_ABANDONED[:2])),
    (r"pending|examined|converted|appealed|awaiting court action", _SOME_PENDING),
    (r"(?:application )?opposed|opposition pending", _SOME_PENDING),
    (r"application under examination", _SOME_PENDING),
    (r"(?:application )?filed", (Phase.FILED, Phase.FORMALITY)),
    (r"(?:application )?published", _UNDER_WAY),
    (r"registration published", (Phase.IN_FORCE,)),
    (r"(?:application )?withdrawn", (Phase.WITHDRAWN,)),
    (r"abandoned", (Phase.DEEMED_WITHDRAWN, Phase.WITHDRAWN, Phase.REFUSED)),
    (r"rejected|application refused|refused|final ?refusal", (Phase.REFUSED,)),
    (r"(?:registration )?surrendered", (Phase.SURRENDERED,)),
    (
        r"invalidated|(?:registration )?cancell?ed",
        (Phase.CANCELLED, Phase.TERMINATED, Phase.LAPSED),
    ),
    (r"terminated", (Phase.TERMINATED, Phase.CANCELLED, Phase.LAPSED)),
)
