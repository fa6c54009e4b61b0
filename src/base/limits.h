// Limits on everything that comes from outside, each with its reason. Tests try each at its maximum and one
// more.
#pragma once

// 10,000 sessions are 5.5 MB; ten times that is still read in half a second, more is a mistake.
#define LIMIT_BUNDLE_JSON_BYTES (64u << 20)
// The format needs 6; a scanner that recurses must not be led deeper than its stack.
#define LIMIT_JSON_DEPTH 32
// A 64 MB file of "[[],[],..." would be 30 million values of 64 bytes each; the largest real bundle has
// 150,000.
#define LIMIT_JSON_VALUES 2000000u
// agenda.csv: 20,000 sessions of 800 bytes, which is a summary of five lines for each.
#define LIMIT_AGENDA_CSV_BYTES (16u << 20)
// Columns of a spreadsheet: ours are 8, exports of booking systems have 100.
#define LIMIT_SHEET_COLUMNS 256
// What a parsed bundle may occupy: more than its JSON never, and a Pi has 1 GB.
#define LIMIT_BUNDLE_ARENA_BYTES (192u << 20)
// The most of any one list (sessions, members, ...): a conference of 10,000 sessions is the largest known.
#define LIMIT_LIST_ITEMS 20000u
// A title or name; longer ones are a paragraph in the wrong field. Bytes of UTF-8.
#define LIMIT_SHORT_TEXT_BYTES 2000u
// A summary or body: forty screens of text. Bytes of UTF-8.
#define LIMIT_LONG_TEXT_BYTES 100000u
// Languages of one text or bundle: the UN's six, the region's forty, and room.
#define LIMIT_LANGUAGES 64u
// A language's tag: what RFC 5646 (4.4.1) says to have room for.
#define LIMIT_LANGUAGE_BYTES 35
// Corners of a room's area on a plan: a hall with alcoves has 20; a traced curve needs no more.
#define LIMIT_AREA_POINTS_MIN 3
#define LIMIT_AREA_POINTS 64
// Rooms that are shown on one plan: each needs a finger's place, and a panel has no more of those.
#define LIMIT_PLAN_ROOMS 200
// Plans of one level, and levels that have a tab: a building of more wings or floors has a kiosk on each.
#define LIMIT_LEVEL_PLANS 8
#define LIMIT_LEVEL_TABS 64
// An id: it is part of a screen's address, of a badge and of a QR code.
#define LIMIT_ID_BYTES 64
// The name of a bundle's file with its folders: the file systems of sticks take 255 letters, less what
// stands before it.
#define LIMIT_FILE_NAME_BYTES 240
// What content is made of: files, and folders within each other. A list of 20,000 with a picture each is more
// than any event has; its folders are two or three deep, what is deeper is a mistake of copying.
#define LIMIT_PACKAGE_FILES 10000u
#define LIMIT_PACKAGE_DEPTH 12
// Things in a zip or folder, those that are left out silently among them: what a Mac adds is another file for
// each.
#define LIMIT_PACKAGE_ENTRIES 24000u
// All files of one bundle, and one of them: a card of 8 GB holds three bundles and the system. Sizes below it
// need no 64-bit zip.
#define LIMIT_PACKAGE_BYTES (INT64_C(2) << 30)
#define LIMIT_PACKAGE_FILE_BYTES (INT64_C(1) << 30)
// How often larger a file may come out of a zip than it lay in it, once it is larger than some: agendas give
// 20, the worst pictures 50, a bomb 1,000.
#define LIMIT_PACKAGE_RATIO 200
#define LIMIT_PACKAGE_RATIO_FROM_BYTES (INT64_C(4) << 20)
// A zip's directory: 46 bytes, a name and what Windows and Macs add, for each thing in it; and its comment.
#define LIMIT_ZIP_DIRECTORY_BYTES (16u << 20)
#define LIMIT_ZIP_COMMENT_BYTES 16000
// manifest.json: the most files with the longest names are 4 MB, twice that where they are escaped.
#define LIMIT_MANIFEST_BYTES (8u << 20)
#define LIMIT_MANIFEST_ARENA_BYTES (16u << 20)
// Files of keys and signatures: minisign's are some 300 bytes, its comments 1 and 8 KB at most.
#define LIMIT_KEY_FILE_BYTES (4u << 10)
#define LIMIT_SIGNATURE_FILE_BYTES (16u << 10)
// A password; what is longer than minisign takes would not open its keys.
#define LIMIT_PASSWORD_BYTES 1024
// What a secret key's password may cost: minisign's own figures (libsodium's "sensitive"), a second and 1 GB.
#define LIMIT_KEY_OPERATIONS UINT64_C(33554432)
#define LIMIT_KEY_MEMORY_BYTES (UINT64_C(1) << 30)
// Findings kept for showing; all are counted. Nobody mends more than a thousand in one go.
#define LIMIT_FINDINGS 1000u
// Days of an event: the agenda's row of days, and what a screen can offer.
#define LIMIT_EVENT_DAYS 31
// An attract scene's seconds: shorter cannot be read, longer looks frozen. Picture loops may be quick.
#define LIMIT_SCENE_SECONDS_MIN 2
#define LIMIT_SCENE_SECONDS_MAX 600
// Where a bundle says none: long enough to read an agenda's six lines twice.
#define LIMIT_SCENE_SECONDS_DEFAULT 10
// One side and all pixels of a picture: 16,384 is what encoders of phones and cameras make at most, and 50
// million pixels are 200 MB while decoding: with the program that reads sticks around it under 256 MiB, a
// quarter of a small Pi's memory.
#define LIMIT_PICTURE_SIDE_PX 16384
#define LIMIT_PICTURE_PIXELS (50u * 1000 * 1000)
// A picture's file: a 50-megapixel JPEG of the best quality is 40 MB.
#define LIMIT_PICTURE_FILE_BYTES (64u << 20)
// A QR code that a phone reads at 400 mm has squares of 0.7 mm or more; 69 of them with the quiet zone around
// are 59 mm on a 7-inch panel (4 px a square), and a screen has no room for a larger one. That is version 13,
// and what it holds with a seventh of it damaged (level M), less 3 bytes for the mark that it is UTF-8.
#define LIMIT_CODE_SIDE 69
#define LIMIT_CODE_BYTES 328
// The panel: a 7-inch one at half size in a window, to twice 4K.
#define LIMIT_PANEL_SIDE_MIN_PX 160
#define LIMIT_PANEL_SIDE_MAX_PX 8192
// Draw commands of one frame: the busiest screen has 2,000.
#define LIMIT_DRAW_COMMANDS 20000u
// Memory of one frame's list and its texts.
#define LIMIT_DRAW_ARENA_BYTES (32u << 20)
// Decoded pictures kept ready: six slides of 1080p and a wall of flags.
#define LIMIT_IMAGE_CACHE_BYTES (96u << 20)
// Marks over, under and around one letter: Burmese and Tibetan have six, what has more is a prank that would
// cover other lines.
#define LIMIT_LETTER_MARKS 8
// Pictures of glyphs: a screen of a Full HD panel has 2 MB of them, one of 4K four times that.
#define LIMIT_GLYPH_CACHE_BYTES (8u << 20)
// Shaped paragraphs kept ready: those of ten screens full of words.
#define LIMIT_TEXT_CACHE_BYTES (4u << 20)
// Fingers followed at once; more are palms.
#define LIMIT_FINGERS 10
// A visit's way back; nobody goes deeper, and a stuck finger must not fill memory.
#define LIMIT_NAV_DEPTH 32
// One language's catalogue: 300 messages of 100 letters are 60 KB.
#define LIMIT_MESSAGES_BYTES (2u << 20)
// A visit's script: thousands of lines.
#define LIMIT_SCRIPT_BYTES (1u << 20)
// The members in a language's order: 20,000 of them with letters, names' pointers and what sorting needs.
#define LIMIT_DIRECTORY_BYTES (32u << 20)
// Years of meetings and kinds of documents that a screen offers as tabs; a forum of a century has 100.
#define LIMIT_MEETING_YEARS 128
#define LIMIT_DOCUMENT_KINDS 32
// What differs between two bundles: in the fullest that have nothing in common 220,000 changes of 48 bytes.
#define LIMIT_CHANGES_BYTES (16u << 20)
// One change in words: two titles of 2,000 bytes, as they go through ICU several times.
#define LIMIT_CHANGE_WORDS_BYTES (1u << 20)
// What is typed into the search, bytes and words of it: three lines on a small panel. More is a stuck key.
#define LIMIT_SEARCH_QUERY_BYTES 256
#define LIMIT_SEARCH_QUERY_WORDS 8
// Results of one search: twenty screens of a list. Nobody scrolls further, one types another letter.
#define LIMIT_SEARCH_HITS 200
// The index: 10,000 sessions have 150,000 places of words, among them a few thousand words. Six times that is
// 60 MB; what stands behind it in a bundle is not found.
#define LIMIT_SEARCH_POSTINGS 2000000u
#define LIMIT_SEARCH_WORDS 200000u
#define LIMIT_SEARCH_ARENA_BYTES (48u << 20)
// A keyboard: rows that a panel has room for, keys that a row has at most (national layouts; 20 mm each on
// 280 mm), letters under one key, and one key's text, which may be a letter with its marks.
#define LIMIT_KEYBOARD_BYTES (64u << 10)
#define LIMIT_KEYBOARD_PAGES 4
#define LIMIT_KEYBOARD_ROWS 6
#define LIMIT_KEYBOARD_ROW_KEYS 12
#define LIMIT_KEYBOARD_VARIANTS 16
#define LIMIT_KEYBOARD_KEY_BYTES 16
// All keys of the largest keyboard with all their variants: 4,896 texts of 16 bytes and pointers to them.
#define LIMIT_KEYBOARD_ARENA_BYTES (1u << 20)
// A name in records: a screen's name, a slash and an id.
#define LIMIT_RECORD_NAME_BYTES 96
// Proof of what was shown: a scene every ten seconds is 1.4 MB a day. Three months of a week's event a month;
// a day's file and all of them, so that a card of 8 GB never notices.
#define LIMIT_PROOF_DAYS 92
#define LIMIT_PROOF_DAY_BYTES (8u << 20)
#define LIMIT_PROOF_BYTES (64u << 20)
// Seconds that one line of it is about: what a crash takes at most.
#define LIMIT_PROOF_LINE_S 600
// Lines kept while they cannot be written: 40 minutes of scenes.
#define LIMIT_PROOF_PENDING 256
// One line as read back: six texts of names and ids, escaped.
#define LIMIT_PROOF_LINE_BYTES 4096
// Counts: days kept, so that an event can be compared with last year's; names a day, of which a visitor
// every minute opens fewer; the file with all of them escaped; days in memory while none can be written.
#define LIMIT_STATISTICS_DAYS 400
#define LIMIT_STATISTICS_NAMES 1000
#define LIMIT_STATISTICS_DAY_BYTES (1u << 20)
#define LIMIT_STATISTICS_PENDING_DAYS 8
// Seconds between writing counts (what a crash takes; 288 writes a day at most), and until what failed is
// tried again.
#define LIMIT_STATISTICS_FLUSH_S 300
#define LIMIT_RECORD_RETRY_S 30
// Files of one kind in a folder of records: days of both kinds and room for what a wild clock leaves.
#define LIMIT_RECORD_FILES 2000
// The flight recorder: 100,000 events of 40 bytes are ten minutes of 60 frames and 60 touches a second, and
// room. Some setups fit in the smallest. The longest text in it: the settings as JSON.
#define LIMIT_RECORDER_BYTES (4u << 20)
#define LIMIT_RECORDER_BYTES_MIN (64u << 10)
#define LIMIT_RECORDER_TEXT_BYTES (16u << 10)
// A recorder's file when it is read: four times ours.
#define LIMIT_RECORDING_BYTES (16u << 20)
// Moments of a recording that a replay believes: a century since the machine's start, and the year 9999, so
// that nothing overflows; and how often it begins anew behind a part that was not told, each of which opens
// the content again.
#define LIMIT_REPLAY_US (INT64_C(100) * 366 * 86400 * 1000000)
#define LIMIT_REPLAY_UNIX_S INT64_C(253402300799)
#define LIMIT_REPLAY_STARTS 200
// Crash reports kept, and the size of one: 64 frames with long names.
#define LIMIT_CRASHES 5
#define LIMIT_CRASH_BYTES (16u << 10)
// settings.json: all settings with the longest lists are 12 KB; unknown members of newer programs beside
// them.
#define LIMIT_SETTINGS_BYTES (256u << 10)
// Members of it that are unknown or wrong, and are kept: how many, and their bytes as they are written, so
// that what is written can be read again.
#define LIMIT_SETTINGS_KEPT 256
#define LIMIT_SETTINGS_KEPT_BYTES (128u << 10)
// Damaged settings files that are set aside; the last is replaced.
#define LIMIT_SETTINGS_DAMAGED 9
// What a kiosk is called: a line of a report. Bytes of UTF-8.
#define LIMIT_KIOSK_NAME_BYTES 120
// Scenes of a loop about which an operator has a wish; an hour of them at 10 seconds would be 360, and nobody
// sorts more than this by touch.
#define LIMIT_SETTING_SCENES 64
// An Argon2id hash as text is 97 letters; libsodium reserves 128.
#define LIMIT_PIN_HASH_BYTES 127
// Log lines kept in memory for the panel: those of a start and of what went wrong last; a line of it, which
// an error's message fits in.
#define LIMIT_LOG_LINES 60
#define LIMIT_LOG_LINE_BYTES 600
// What the operator's panel shows beside what is kept anyway: lines, notices, sentences, the log.
#define LIMIT_OPERATOR_VIEW_BYTES (128u << 10)
// Notices that operators put up: so many at a time, a sentence or two each, and their file.
#define LIMIT_PUT_NOTICES 8
#define LIMIT_PUT_NOTICE_BYTES 240
#define LIMIT_PUT_NOTICES_FILE_BYTES (64u << 10)
// The file of wrong tries.
#define LIMIT_PIN_TRIES_BYTES 1024
// Content that stays for rolling back beside the running one; more would be a card's room that nobody asks
// for.
#define LIMIT_STORE_EARLIER 2
// Slots that the list names: the running one, the earlier ones, those undone since, and room.
#define LIMIT_STORE_SLOTS 8
// What happened in a store: two installations a day for a month and a half, and one file of it, escaped.
#define LIMIT_STORE_HISTORY 100
#define LIMIT_STORE_STATE_BYTES (512u << 10)
// The store's folder; with a slot and a bundle's longest name it is far below the system's 4,096.
#define LIMIT_STORE_FOLDER_BYTES 1024
// What an installation leaves free: proofs and counts of a day, settings, a crash report.
#define LIMIT_STORE_RESERVE_BYTES (16u << 20)
// Folders in folders of a slot: a bundle's name has at most 240 bytes.
#define LIMIT_STORE_DEPTH 128
// What is found on a stick: folders in each other, names that are looked at, folders that are opened,
// packages that are offered. A stick full of holiday pictures has 10,000 names in 200 folders; nobody chooses
// among more than a screen's lines.
#define LIMIT_STICK_DEPTH 4
#define LIMIT_STICK_NAMES 50000u
#define LIMIT_STICK_FOLDERS 2000u
#define LIMIT_STICK_PACKAGES 16
// Zips and folders that are opened to see whether they are content, newest first; and how much of a
// bundle.json is read for its title before anybody has chosen it.
#define LIMIT_STICK_CANDIDATES 128
#define LIMIT_STICK_TITLE_BYTES (8u << 20)
// Keys of organisers that a kiosk knows.
#define LIMIT_TRUSTED_KEYS 16
// Of the name that a kiosk has for a key: a line of the screen.
#define LIMIT_KEY_NAME_BYTES 60u
// minisign's line of base64: "Ed", an id of 8 bytes, and a key of 32.
#define LIMIT_KEY_LINE_BYTES 56u
// What the process that reads a stick may take: a picture of the most pixels decoded and made smaller, its
// file, the libraries. Address space, of which it uses a fraction.
#define LIMIT_READER_MEMORY_BYTES (INT64_C(1) << 30)
// Seconds of computing: 2 GB of hashing, unpacking and pictures on a Pi take three minutes.
#define LIMIT_READER_CPU_S 600
// Files and folders it has open at once: the deepest folders twice, and room.
#define LIMIT_READER_DESCRIPTORS 64
// Seconds without a word of it: the largest picture takes five on a desk's machine and four times that on a
// Pi, a slow stick's longest pause ten. And seconds for all of one request.
#define LIMIT_READER_SILENCE_S 60
#define LIMIT_READER_REQUEST_S 1800
