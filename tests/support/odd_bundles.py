#!/usr/bin/python3
"""Writes bundles with odd content, one folder each: odd_bundles.py FOLDER [NAME...]; without names all of them.

All but `bad_input` and `plans` are sound (`balai check` finds no errors), and their event is on 24 November 2026, so that one --now fits all:
2026-11-24T10:42 is in the middle of a day with sessions, wherever there are any.
"""
import json
import os
import re
import struct
import sys
import zlib

DAY = "2026-11-24"
LONG_WORD = "Donaudampfschifffahrtsgesellschaftskapitaen" * 5
LONG_WORDS = ("Practical cooperation on irregular migration and trafficking in persons across the wider region: "
              "lessons of twenty years, the figures behind them, and what the next conference will have to decide ")
COLOURS = ["#0A5461", "#7A3E8E", "#1B5E38", "#5A6570", "#8F2018", "#2A4B8D", "#6B4A00", "#3D4E59"]

# A title, a name and a sentence of each script; the meaning is the same in all.
SCRIPTS = {
    "ar": ("الجلسة الوزارية: منطقة في حركة", "القاعة الرئيسية", "يتبادل رؤساء الوفود الآراء حول الهجرة غير النظامية في المنطقة."),
    "ur": ("وزارتی اجلاس: متحرک خطہ", "مرکزی ہال", "وفود کے سربراہان خطے میں غیر قانونی ہجرت پر تبادلۂ خیال کرتے ہیں۔"),
    "fa": ("نشست وزیران: منطقه‌ای در حرکت", "تالار اصلی", "رؤسای هیئت‌ها دربارهٔ مهاجرت نامنظم در منطقه گفت‌وگو می‌کنند."),
    "th": ("การประชุมรัฐมนตรีว่าด้วยภูมิภาคที่กำลังเคลื่อนไหวและความร่วมมือ", "ห้องประชุมใหญ่", "หัวหน้าคณะผู้แทนแลกเปลี่ยนความเห็นเรื่องการย้ายถิ่นที่ไม่ปกติในภูมิภาค"),
    "km": ("កិច្ចប្រជុំរដ្ឋមន្ត្រីស្តីពីតំបន់ដែលកំពុងផ្លាស់ប្តូរ", "សាលប្រជុំធំ", "ប្រធានគណៈប្រតិភូផ្លាស់ប្តូរទស្សនៈអំពីការធ្វើចំណាកស្រុកមិនទៀងទាត់ក្នុងតំបន់។"),
    "my": ("ဝန်ကြီးအဆင့် အစည်းအဝေး ရွေ့လျားနေသော ဒေသ", "အစည်းအဝေးခန်းမကြီး", "ကိုယ်စားလှယ်အဖွဲ့ခေါင်းဆောင်များသည် ဒေသတွင်း ရွှေ့ပြောင်းသွားလာမှုအကြောင်း ဆွေးနွေးကြသည်။"),
    "lo": ("ກອງປະຊຸມລັດຖະມົນຕີວ່າດ້ວຍພາກພື້ນທີ່ກຳລັງເຄື່ອນໄຫວ", "ຫ້ອງປະຊຸມໃຫຍ່", "ຫົວໜ້າຄະນະຜູ້ແທນແລກປ່ຽນຄຳເຫັນກ່ຽວກັບການຍົກຍ້າຍຖິ່ນຖານໃນພາກພື້ນ."),
    "zh-Hans": ("部长级全体会议：变动中的区域与打击偷运人口、贩运人口方面的务实合作", "全体会议厅", "各代表团团长就本区域的非正常移民问题交换意见。"),
    "ja": ("閣僚級全体会合：動く地域と実務協力の二十年", "大会議場", "各代表団の団長が、域内の非正規移住について意見を交わします。"),
    "ko": ("각료급 전체회의: 이동하는 지역과 실질 협력", "본회의장", "각 대표단 단장이 역내 비정규 이주에 관한 의견을 나눕니다."),
    "ta": ("அமைச்சர்கள் முழு அமர்வு: நகரும் பிராந்தியம்", "பேரவை மண்டபம்", "குழுத் தலைவர்கள் பிராந்தியத்தில் ஒழுங்கற்ற இடம்பெயர்வு குறித்துக் கருத்துப் பரிமாறுகின்றனர்."),
    "ne": ("मन्त्रीस्तरीय बैठक: गतिमा रहेको क्षेत्र", "मुख्य सभाकक्ष", "प्रतिनिधिमण्डलका प्रमुखहरूले क्षेत्रको अनियमित आप्रवासनबारे विचार आदानप्रदान गर्छन्।"),
    "bn": ("মন্ত্রী পর্যায়ের অধিবেশন: চলমান অঞ্চল", "প্রধান মিলনায়তন", "প্রতিনিধি দলের প্রধানরা অঞ্চলের অনিয়মিত অভিবাসন নিয়ে মতবিনিময় করেন।"),
    "si": ("අමාත්‍ය මට්ටමේ රැස්වීම: වෙනස් වන කලාපයක්", "ප්‍රධාන ශාලාව", "නියෝජිත කණ්ඩායම්වල ප්‍රධානීහු කලාපයේ සංක්‍රමණය ගැන අදහස් හුවමාරු කරති."),
    "vi": ("Phiên họp toàn thể cấp Bộ trưởng: một khu vực đang chuyển động", "Hội trường chính", "Các trưởng đoàn trao đổi ý kiến về di cư bất hợp pháp trong khu vực."),
    "mn": ("Сайд нарын чуулган: хөдөлгөөнд буй бүс нутаг", "Их танхим", "Төлөөлөгчдийн тэргүүнүүд бүс нутгийн хууль бус шилжилтийн талаар санал солилцоно."),
}
LANGUAGES = list(SCRIPTS) + ["de", "fr", "es", "pt", "it", "nl", "sv", "fi", "pl", "cs", "hu", "ro", "tr", "id", "ms",
                             "tl", "sw", "ha", "am", "ka", "hy", "he", "el", "uk", "bg", "sr", "hr", "sl", "sk"]


def event(title="Odd content", start=DAY, end=DAY, languages=("en",), **more):
    return {"format": 1, "id": "odd-content", "version": 1, "languages": list(languages),
            "event": {"title": title, "zone": "Asia/Makassar", "start": start, "end": end, **more}}


def session(i, start, end, title=None, **more):
    """Times are "10:00" on DAY, or a day and a time."""
    at = lambda time: time if "T" in time else f"{DAY}T{time}"
    return {"id": f"s{i}", "start": at(start), "end": at(end), "title": title or f"Session number {i}", **more}


def rooms(count, name="Room {}", **more):
    return [{"id": f"r{i}", "name": name.format(i + 1), **more} for i in range(count)]


def tracks(count, name="Track {}"):
    return [{"id": f"t{i}", "name": name.format(i + 1), "colour": COLOURS[i % len(COLOURS)]} for i in range(count)]


def plain_day(count=8, room_count=2, **more):
    return [session(i, f"{9 + i:02}:00", f"{10 + i:02}:00", room=f"r{i % room_count}", **more) for i in range(count)]


def empty():
    return event()


def one():
    notice = {"id": "n", "title": "One notice", "body": "With one sentence."}
    return event(subtitle="One of everything", venue="Hall") | {
        "rooms": rooms(1), "tracks": tracks(1), "roles": [{"id": "chair", "name": "Chair"}], "notices": [notice],
        "agenda": [session(1, "10:00", "12:00", room="r0", track="t0", summary="One sentence.", chairs=["m"],
                           people=[{"name": "Sukarno", "role": "Speaker"}], documents=["d"])],
        "members": [{"id": "m", "kind": "member-state", "code": "ID", "name": "Indonesia", "roles": ["chair"]}],
        "groups": [{"id": "g", "name": "Group", "members": ["m"]}],
        "meetings": [{"id": "x", "start": "2016-03-23", "title": "Conference", "city": "Bali", "country": "m",
                      "documents": ["d"]}],
        "documents": [{"id": "d", "title": "Declaration", "kind": "statement", "year": 2016, "meeting": "x"}],
        "about": [{"id": "a", "title": "About", "body": "One paragraph."}],
        "contacts": [{"id": "c", "name": "Secretariat", "lines": ["One line"]}]}


WORDS = ["Alfa", "Bravo", "Charlie", "Delta", "Echo", "Foxtrot", "Golf", "Hotel", "India", "Juliett", "Kilo", "Lima", "Mike",
         "November", "Oscar", "Papa", "Quebec", "Romeo", "Sierra", "Tango", "Uniform", "Victor", "Whiskey", "X-ray", "Yankee", "Zulu"]
KINDS = ["member-state", "member-state", "member-organization", "observer-state", "observer-organization"]


def many(count):
    """So many of everything, and something of each kind to which all of the others belong."""
    codes = ["AU", "ID", "NP", "JP", "CH", "QA", "VA", "US", "NZ", "LK"]
    each = lambda letter: [f"{letter}{i}" for i in range(count)]
    lines = lambda i: {"phone": f"+62 21 {i:04}", "email": f"office{i}@example.org"}
    agenda = [session(i, f"{7 + i // 84:02}:{i % 12 * 5:02}", f"{8 + i // 84:02}:{i % 12 * 5:02}", room=f"r{i % 84}",
                      track=f"t{i % 8}", chairs=["m0", f"m{i}"], documents=["d0", f"d{i}"]) for i in range(count)]
    agenda[0] |= {"documents": each("d"), "chairs": each("m"),
                  "people": [{"name": f"Person number {i}", "role": "Speaker"} for i in range(count)]}
    documents = [{"id": f"d{i}", "title": f"Document number {i}, {LONG_WORDS[:i % 90]}", "kind": "statement" if i % 3 else "report",
                  "year": 2000 + i % 20, "meeting": "x0"} for i in range(count)]
    members = [{"id": f"m{i}", "kind": KINDS[i % 5], "name": f"{WORDS[i % 26]} number {i}", "roles": [f"o{i}"]} |
               ({"code": codes[i % 10]} if KINDS[i % 5].endswith("state") else {}) for i in range(count)]
    members[0]["roles"] = each("o")
    groups = [{"id": f"g{i}", "name": f"Group number {i}", "parent": f"g{(i - 1) // 12 if i < count // 2 else 0}",
               "members": ["m0", f"m{i}"]} for i in range(count)]
    groups[0] = {"id": "g0", "name": "Group of all", "members": each("m")}
    meetings = [{"id": f"x{i}", "start": f"{2002 + i % 20}-{1 + i % 12:02}-{1 + i % 28:02}", "city": "Bali", "country": "m0",
                 "group": "g0", "title": f"Meeting number {i}", "documents": [f"d{i}"]} for i in range(count)]
    return event(subtitle=f"{count} of everything") | {
        "rooms": rooms(84), "tracks": tracks(8), "agenda": agenda, "documents": documents, "members": members, "groups": groups,
        "meetings": meetings, "roles": [{"id": f"o{i}", "name": f"Role number {i}"} for i in range(count)],
        "about": [{"id": f"a{i}", "title": f"Page number {i}", "body": "- one\n- two\n\n" + LONG_WORDS * 3} for i in range(count)],
        "contacts": [{"id": f"c{i}", "name": f"Office number {i}", "lines": ["A street", "A city"], "country": f"m{i}"} | lines(i)
                     for i in range(count)],
        "notices": [{"id": f"n{i}", "title": f"Notice number {i}", "body": LONG_WORDS} for i in range(count)]}


def hundred():
    return many(100)


def thousand():
    return many(1000)


def deep_tree():
    """Groups below groups below groups, as deep as anybody may write them, with names that grow longer."""
    return event() | {"groups": [{"id": f"g{i}", "name": f"Group {i} {LONG_WORDS[:i]}".strip()} | ({"parent": f"g{i - 1}"} if i else {})
                                 for i in range(64)]}


def flat():
    """Groups without a parent: more than a chart has room for."""
    return event() | {"groups": [{"id": f"g{i}", "name": f"Group number {i}"} for i in range(200)]}


def bad_input():
    """Everything that `balai check` objects to and that is shown all the same."""
    members = [{"id": "a", "code": "XK", "name": "X"}, {"id": "b", "code": "QQ", "name": "No flag has this code"},
               {"id": "c", "name": "\u0645"}, {"id": "d", "kind": "observer-organization", "name": "ZZ"},
               {"id": "e", "code": "ET", "name": "Ethiopia",
                "endonyms": {"am": "\u12a2\u1275\u12ee\u1335\u12eb", "chr": "\u13e3\u13b3\u13a9", "fr": "\u00c9thiopie"}},
               {"id": "f", "kind": "observer-state", "name": "(A)"}, {"id": "g", "kind": "observer-state", "name": ")"},
               {"id": "h", "kind": "observer-state", "name": " (WHO)"}]
    groups = [("self", "self"), ("above", "below"), ("below", "above"), ("fine", "self")]
    meetings = [{"title": "Neither a date nor a place"}, {"title": "Far", "start": "9999-12-31", "end": "9999-12-31"},
                {"title": "Old", "start": "0001-01-01"},
                {"title": "Long", "start": "2000-01-01", "end": "2020-12-31", "documents": ["unsorted"]}]
    return event() | {
        "members": [{"kind": "member-state"} | member for member in members],
        "groups": [{"id": name, "name": name.capitalize(), "parent": parent} for name, parent in groups],
        "meetings": [{"id": f"x{i}", "documents": []} | meeting for i, meeting in enumerate(meetings)],
        "documents": [{"id": "unsorted", "title": "Of no kind"}, {"id": "kind", "title": "Of a kind of this name", "kind": "unsorted"},
                      {"id": "address", "title": "Elsewhere", "url": "https://example.org"}],
        "about": [{"id": "e", "title": "Empty", "body": ""}], "contacts": [{"id": "c", "name": "Only a name", "lines": []}],
        "declared": {"member-organization": 5}}


def long_titles(title):
    """Everything that has a name has a long one."""
    person = {"name": title[:200], "role": title[:120]}
    return event(title[:200], subtitle=title[:120], venue=title[:80]) | {
        "rooms": rooms(2, title[:60] + " {}", level=title[:60]), "tracks": tracks(2, title[:60] + " {}"),
        "roles": [{"id": "chair", "name": title[:80]}],
        "agenda": [session(0, "10:00", "12:00", title[:200], room="r0", track="t0", summary=title * 5, chairs=["m0"],
                           people=[person], access="delegations"),
                   session(1, "10:00", "10:15", title[:200], room="r1", track="t1", status="cancelled", replaced_by="s2"),
                   session(2, "12:00", "12:30", title[:200], room="r0", track="t1", status="moved",
                           moved_from={"start": f"{DAY}T11:30", "room": "r1"}),
                   session(3, "14:00", "16:00", title[:200], room="r1", track="t0")],
        "members": [{"id": "m0", "kind": "member-organization", "name": title[:200], "roles": ["chair"]},
                    {"id": "m1", "kind": "member-state", "code": "AU", "name": title[:90]}],
        "notices": [{"id": "n", "title": title[:200], "body": title * 3, "urgent": True}]}


def long_word():
    return long_titles(LONG_WORD)


def long_words():
    return long_titles(LONG_WORDS * 2)


def twelve_rooms():
    names = ["Plenary Hall", "Garden Terrace and Pavilion of the Southern Courtyard", "3", "Banquet Room A",
             "Media Centre", "Ballroom", "Library", "Interpreters’ Lounge", "Studio", "Chapel", "Roof", "Annex"]
    agenda = [session(10 * r + i, f"{8 + 2 * i + r % 2:02}:30", f"{9 + 2 * i + r % 2:02}:45",
                      f"Group {r + 1}, meeting {i + 1}", room=f"r{r}", track=f"t{r % 8}")
              for r in range(12) for i in range(5)]
    return event(subtitle="Twelve rooms") | {
        "rooms": [{"id": f"r{i}", "name": name, "level": f"Level {i % 3}"} for i, name in enumerate(names)],
        "tracks": tracks(8, "A track with a rather long name, number {}"), "agenda": agenda}


def many_languages():
    text = lambda i: {"en": "English"} | {tag: SCRIPTS[tag][i] if tag in SCRIPTS else f"[{tag}] {LONG_WORDS[:60]}"
                                          for tag in LANGUAGES}
    return event(languages=["en"] + LANGUAGES) | {
        "rooms": [{"id": "r0", "name": text(1)}],
        "agenda": [session(0, "10:00", "12:00", text(0), room="r0", summary=text(2))],
        "members": [{"id": "m", "kind": "member-state", "code": "CH", "name": "Switzerland",
                     "endonyms": {tag: SCRIPTS[tag][1] for tag in SCRIPTS}}],
        "notices": [{"id": "n", "title": text(0), "body": text(2)}]}


def no_rooms():
    return event() | {"tracks": tracks(2), "agenda": [
        session(i, f"{9 + i:02}:00", f"{10 + i:02}:00", track=f"t{i % 2}") for i in range(8)]}


def no_tracks():
    return event() | {"rooms": rooms(2), "agenda": plain_day()}


def members():
    """Without a flag, with one of no country, with each kind, with more roles than fit."""
    named = [("a", "member-state", None, "A state without a flag"), ("b", "member-organization", None, "IOM"),
             ("c", "observer-state", "CH", "Switzerland"), ("d", "observer-organization", None, "International "
              "Federation of Red Cross and Red Crescent Societies"), ("e", "member-state", "NP", "Nepal"),
             ("f", "member-state", "QA", "Qatar"), ("g", "member-state", "VA", "Holy See")]
    return event() | {
        "roles": [{"id": f"role{i}", "name": f"Chair of working group {i + 1}"} for i in range(12)],
        "members": [{"id": i, "kind": kind, "name": name} | ({"code": code} if code else {}) |
                    ({"roles": [f"role{n}" for n in range(12)]} if i in "ce" else {}) for i, kind, code, name in named],
        "rooms": rooms(2), "agenda": plain_day()}


def notices():
    lines = "The shuttle buses leave from the north gate, not from the south gate, every ten minutes until midnight. "
    return event() | {"notices": [
        {"id": "long", "title": "Shuttle buses leave from elsewhere this evening, please read to the end",
         "body": lines * 5, "urgent": True},
        {"id": "lines", "title": "Five lines", "body": "One\nTwo\nThree\nFour\nFive"},
        {"id": "short", "title": "Lunch"}]}


def meetings():
    """Without date, place, flag or documents; over months and years; with titles of 40 lines and a thousand documents."""
    lists = [{"start": "2016-03-30", "end": "2016-04-02", "city": "Singapore", "country": "m"},
             {"start": "2015-12-28", "end": "2016-01-03", "city": LONG_WORD[:60], "country": "AU"},
             {"start": "2014-01-01", "city": "Bern"}, {"city": "Somewhere"}, {"country": "XK"}, {},
             {"start": "2013-05-01", "title": LONG_WORDS * 8, "group": "g", "summary": LONG_WORDS * 6},
             {"start": "2012-05-01", "title": LONG_WORD, "group": "g", "country": "m", "documents": ["none", "long"]},
             {"start": "2011-05-01", "end": "2011-05-03", "title": SCRIPTS["ar"][0], "city": SCRIPTS["ar"][1]}]
    documents = [{"id": "none", "title": "A document of which nothing else is known"},
                 {"id": "long", "title": LONG_WORDS * 4, "kind": "press-release", "event": LONG_WORD,
                  "url": "https://example.org/" + "a-long-way/" * 30, "summary": LONG_WORDS * 4},
                 {"id": "word", "title": LONG_WORD, "kind": "statement", "year": 2012, "event": LONG_WORDS},
                 {"id": "arabic", "title": SCRIPTS["ar"][0], "kind": "statement", "year": 2011, "meeting": "x8"}]
    documents += [{"id": f"d{i}", "title": f"Report number {i}", "kind": "report", "meeting": f"x{i % 9}"} for i in range(40)]
    documents += [{"id": f"k{i}", "title": f"Kind number {i}", "kind": f"kind-{'abcdefghijkl'[i]}"} for i in range(12)]
    return event() | {
        "members": [{"id": "m", "kind": "member-state", "name": "Singapore"}],
        "groups": [{"id": "g", "name": LONG_WORDS}],
        "agenda": plain_day(2, room_count=1, documents=["long", "word"], chairs=["m"]), "rooms": rooms(1),
        "meetings": [{"id": f"x{i}", "title": f"Meeting number {i}", "documents": []} | more for i, more in enumerate(lists)],
        "documents": documents}


def clashes():
    """Three sessions at once in one room, and sessions of five minutes."""
    agenda = [session(i, "10:00", f"{11 + i}:00", f"At the same time in the same room, {i + 1}", room="r0") for i in range(3)]
    agenda += [session(10 + i, f"14:{5 * i:02}", f"14:{5 * i + 5:02}", f"Five minutes {i + 1}", room="r1") for i in range(8)]
    agenda += [session(30 + i, f"16:{5 * i:02}", f"17:{5 * i:02}", f"Overlapping {i + 1}", room="r1") for i in range(6)]
    return event() | {"rooms": rooms(2), "agenda": agenda}


def midnight():
    return event(start="2026-11-23", end="2026-11-25") | {"rooms": rooms(2), "agenda": [
        session(0, "2026-11-23T22:00", f"{DAY}T02:30", "Drafting through the night", room="r0"),
        session(1, "22:00", "2026-11-25T00:00", "Ends at midnight", room="r0"),
        session(2, "23:30", "2026-11-25T03:30", "Drafting through the second night", room="r1"),
        session(3, "09:00", "2026-11-25T11:00", "Twenty-six hours", room="r1")]}


def fourteen_days():
    days = [f"2026-11-{17 + i:02}" for i in range(14)]
    return event("Two weeks", start=days[0], end=days[-1], subtitle="A day has up to three sessions") | {
        "rooms": rooms(3), "tracks": tracks(3),
        "agenda": [session(10 * d + i, f"{day}T{9 + 2 * i:02}:00", f"{day}T{11 + 2 * i:02}:00", f"Day {d + 1}, session {i + 1}",
                           room=f"r{i}", track=f"t{i}") for d, day in enumerate(days) for i in range((d + 1) % 4)]}


def in_scripts(*tags):
    agenda = [session(i, f"{9 + i:02}:00", f"{11 + i:02}:00", SCRIPTS[tag][0], room=f"r{i}", track=f"t{i}", summary=SCRIPTS[tag][2],
                      status="cancelled" if i == 4 else "confirmed") for i, tag in enumerate(tags)]
    first = SCRIPTS[tags[0]]
    return event(first[1], languages=tags, subtitle=first[0], venue=first[1]) | {
        "rooms": [{"id": f"r{i}", "name": SCRIPTS[tag][1]} for i, tag in enumerate(tags)],
        "tracks": [{"id": f"t{i}", "name": SCRIPTS[tag][1], "colour": COLOURS[i]} for i, tag in enumerate(tags)],
        "agenda": agenda,
        "members": [{"id": f"m{i}", "kind": "member-state", "code": "ID", "name": SCRIPTS[tag][1]} for i, tag in enumerate(tags)],
        "notices": [{"id": f"n{i}", "title": SCRIPTS[tag][0], "body": SCRIPTS[tag][2]} for i, tag in enumerate(tags)]}


def right_to_left():
    return in_scripts("ar", "ur", "fa")


def east_asian():
    return in_scripts("zh-Hans", "ja", "ko", "vi")


def south_asian():
    return in_scripts("ta", "ne", "bn", "si", "mn")


def unspaced():
    """Scripts that write no spaces between words."""
    return in_scripts("th", "km", "my", "lo")


def png(width, height):
    """A grey picture."""
    chunk = lambda kind, data: (struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)))
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = (b"\0" + b"\xe0" * width) * height
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def on_plan(i, name, level, plan, **more):
    return {"id": f"r{i}", "name": name, "level": level, "plan": plan, **more}


def box(left, top, right, bottom):
    return {"area": [[left, top], [right, top], [right, bottom], [left, bottom]]}


def plans():
    """Plans of every shape, one that is missing and one that is no picture; rooms of every size on them, and areas that
    enclose nothing."""
    grid = [on_plan(f"g{i}", f"Room {i + 1}", "Wide", "wide.png", **box(i % 10 * 100, i // 10 * 250, i % 10 * 100 + 95, i // 10 * 250 + 240))
            for i in range(40)]
    spots = [on_plan(f"p{i}", f"Stand {i + 1}", "Tall", "tall.png", x=i * 37 % 1001, y=i * 101 % 1001) for i in range(60)]
    bent = [on_plan("l", "The L", "Bent", "square.png", area=[[0, 0], [300, 0], [300, 700], [1000, 700], [1000, 1000], [0, 1000]]),
            on_plan("in", "Within", "Bent", "square.png", **box(350, 0, 1000, 650)),
            on_plan("x", "Crossed", "Bent", "square.png", area=[[350, 0], [1000, 650], [1000, 0], [350, 650]]),
            on_plan("flat", "Flat", "Bent", "square.png", area=[[0, 500], [500, 500], [1000, 500]]),
            on_plan("where", "Somewhere", "Bent", "square.png"),
            on_plan("wing", LONG_WORDS[:90], "Bent", "wing.png", **box(0, 0, 1000, 1000))]
    lost = [on_plan("m", "Hall", "Missing", "missing.png", x=1, y=1), on_plan("n", LONG_WORD[:90], "Broken", "broken.png", x=1000, y=1000)]
    hall = [{"id": "bare", "name": "Hall without a level"}]
    places = [{"id": "here", "name": "Corner", "plan": "tall.png", "x": 1000, "y": 1000},
              {"id": "there", "name": "Door", "plan": "wide.png", "x": 0, "y": 0}]
    all_rooms = grid + spots + bent + lost + hall
    return {**event(), "rooms": all_rooms, "places": places, "tracks": tracks(2),
            "agenda": [session(i, f"{8 + i % 10:02}:00", f"{9 + i % 10:02}:30", room=room["id"]) for i, room in enumerate(all_rooms)],
            "pictures": {"wide.png": png(1200, 200), "tall.png": png(150, 900), "square.png": png(300, 300), "wing.png": png(200, 100),
                         "broken.png": b"no picture"}}


def large_plan():
    """The largest picture that an organiser is likely to have."""
    return {**event(), "rooms": [on_plan(i, f"Room {i + 1}", "Level 1", "plan.png", **box(i * 240, 100, i * 240 + 200, 900)) for i in range(4)],
            "agenda": plain_day(room_count=4), "pictures": {"plan.png": png(4000, 3000)}}


# English as no reader of it writes: with accents and longer by two fifths between brackets, so that what is cut off is seen; and
# letter for letter in Arabic ones.
ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
ACCENTS = str.maketrans("AEIOUYCNSZaeiouycnszdghklrtw", "ÅÉÎÖÛÝÇÑŠŽåéîöûýçñšžďğĥķļřţŵ")
ARABIC = str.maketrans("abcdefghijklmnopqrstuvwxyz,;?", "ابكدوفغهيجقلمنعبقرستيفوخيز،؛؟")
PADDING = "éñ öñé ţŵö ţĥřéé ƒöûř ƒîṽé šîẋ šéṽéñ éîğĥţ ñîñé ţéñ éļéṽéñ ţŵéļṽé "
TEXT_KEYS = {"title", "subtitle", "venue", "name", "level", "summary", "body", "role", "formal", "note", "city", "event"}


def in_messages(text, change):
    """A pattern with its words changed, without its arguments and the syntax of plurals."""
    parts = re.split(r"(\{\d+(?:,number)?\}|\{\d+,plural,|(?:=\d+|zero|one|two|few|many|other)\s*\{|[{}#])", text)
    return "".join(part if i % 2 or not part.strip() else change(part) for i, part in enumerate(parts))


def longer(text):
    more = PADDING * (len(text) // 100 + 1)
    words = text.translate(ACCENTS) + (" " + more[:len(text) * 2 // 5].strip() if len(text) > 3 else "")
    return f"[{words}]"


def accented(pattern):
    plain = re.sub(r"\{[^{}]*\}", "", pattern)
    if not re.search("[A-Za-z]", plain):
        return pattern
    return f"[{in_messages(pattern, lambda part: part.translate(ACCENTS))} {(PADDING * 9)[:len(plain) * 2 // 5].strip()}]"


def turned(text):
    return text.lower().translate(ARABIC)


def of_text(text):
    """A text of our bundle, in English and both pseudo-languages."""
    text = text["en"] if isinstance(text, dict) else text
    return {"en": text, "en-XA": longer(text), "ar-XB": turned(text)}


def all_texts(value, key=""):
    """A part of our bundle with every text in three languages; meetings have a city, the agenda has people by role."""
    if key in TEXT_KEYS and isinstance(value, (str, dict)) and not (isinstance(value, dict) and "zone" in value):
        return of_text(value)
    if key == "lines":
        return [of_text(line) for line in value]
    if isinstance(value, dict):
        return {inner: all_texts(value[inner], inner) for inner in value if inner not in ("sample", "endonyms")}
    return [all_texts(item) for item in value] if isinstance(value, list) else value


def catalogue(tag, name, change):
    with open(os.path.join(ROOT, "assets", "messages", "en.json"), encoding="utf-8") as file:
        english = json.load(file)["messages"]
    messages = {key: change(row["text"]) for key, row in english.items()}
    return json.dumps({"language": tag, "name": name, "reviewed": True, "messages": messages}, ensure_ascii=False).encode()


def pseudo():
    """Our own content and every word of the interface in two languages that nobody speaks: en-XA, longer and accented, and
    ar-XB, read from right to left."""
    ours = os.path.join(ROOT, "content", "bali-process")
    with open(os.path.join(ours, "bundle.json"), encoding="utf-8") as file:
        bundle = all_texts(json.load(file))
    pictures = {"messages/en-XA.json": catalogue("en-XA", longer("English"), accented),
                "messages/ar-XB.json": catalogue("ar-XB", turned("English"), lambda text: in_messages(text, turned))}
    for folder in ("pictures", "plans"):
        for name in os.listdir(os.path.join(ours, folder)):
            with open(os.path.join(ours, folder, name), "rb") as file:
                pictures[f"{folder}/{name}"] = file.read()
    return {**bundle, "id": "pseudo", "languages": ["en", "en-XA", "ar-XB"], "pictures": pictures}


BUNDLES = [empty, one, hundred, thousand, bad_input, deep_tree, flat, long_word, long_words, twelve_rooms, many_languages, no_rooms, no_tracks, members,
           notices, meetings, clashes, midnight, fourteen_days, right_to_left, east_asian, south_asian, unspaced,
           plans, large_plan, pseudo]


def main(arguments):
    if not arguments or any(name not in {b.__name__ for b in BUNDLES} for name in arguments[1:]):
        sys.exit(__doc__ + "Names: " + " ".join(b.__name__ for b in BUNDLES))
    for bundle in BUNDLES:
        if arguments[1:] and bundle.__name__ not in arguments[1:]:
            continue
        folder = os.path.join(arguments[0], bundle.__name__)
        os.makedirs(folder, exist_ok=True)
        made = bundle()
        for name, data in made.pop("pictures", {}).items():
            path = os.path.join(folder, name)
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "wb") as file:
                file.write(data)
        with open(os.path.join(folder, "bundle.json"), "w", encoding="utf-8") as file:
            json.dump(made, file, ensure_ascii=False, indent=1)


if __name__ == "__main__":
    main(sys.argv[1:])
