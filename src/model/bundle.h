// A bundle as plain structs: what content/bundle.schema.json describes, after parsing. All of it lives in
// the bundle's one arena (but for zone and index); strings are UTF-8 and NUL-terminated; a missing optional
// string is NULL, a missing Text has count 0. Screens keep ids, not pointers, from one frame to the next,
// because a new bundle replaces the old whole.
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "base/arena.h"

// A text in one or more languages: the event's own first where there is one, then in the order of the file.
// lang is a BCP 47 tag; a plain string in the file has the event's own language.
typedef struct TextVariant {
    const char *lang;
    const char *string;
} TextVariant;

typedef struct Text {
    const TextVariant *variants;
    size_t count;
} Text;

typedef struct IdList {
    const char *const *ids;
    size_t count;
} IdList;

// A calendar day: days since 1970-01-01 (proleptic Gregorian).
typedef int32_t Day;
#define DAY_NONE INT32_MIN

typedef enum SourceFile {
    SOURCE_BUNDLE, // bundle.json
    SOURCE_AGENDA  // agenda.csv
} SourceFile;

// Where something stood: line and column from 1, and its position in its list (from 0), for findings about
// what was read without mistake but does not fit together.
typedef struct Source {
    int line, column;
    int index;
    SourceFile file;
} Source;
const char *source_file(Source source); // "bundle.json"

// A wall-clock time of the event's zone and the instant it is.
typedef struct EventTime {
    Day day;
    int16_t minute;    // of the day, 0 to 1439
    int64_t instant_s; // since 1970 UTC
} EventTime;

typedef struct Event {
    Text title;
    Text subtitle;
    Text venue;
    const char *zone;     // IANA name, "Asia/Makassar"
    Day start, end;       // first and last day
    const char *calendar; // in which days are said, as ICU names it; NULL: Gregorian
    const char *digits;   // "latn": 0 to 9 in every language; NULL or "native": each language's own
    bool sample;          // sample content, to be labelled so
    const char *logo;     // picture file of the bundle
    Source source;        // index is -1
} Event;

// A point of a plan: per mille of its picture's width and height, from the top left.
typedef struct PlanPoint {
    int16_t x, y; // 0 to PLAN_SIDE
} PlanPoint;
#define PLAN_SIDE 1000

typedef struct Room {
    const char *id;
    Text name;
    Text level;
    const char *plan; // picture file of the bundle
    int plan_x,
        plan_y; // per mille of the plan; a point within the area where only that is given; -1: neither
    const PlanPoint *area; // its outline on the plan, 3 to LIMIT_AREA_POINTS corners; NULL where none
    size_t area_count;
    Source source;
} Room;

// Where a display may stand: "you are here".
typedef struct Place {
    const char *id;
    Text name;
    const char *plan;
    int plan_x, plan_y;
    Source source;
} Place;

// The rooms with one level, in the order of the file. Levels are the same where their names in the event's
// own language are; a room that says none is on the level of those that share its plan.
typedef struct Level {
    Text name; // count 0: the rooms that say none
    const Room *const *rooms;
    size_t room_count;
} Level;

// A picture that rooms or places name as their plan, and which they are, in the order of the file.
typedef struct Plan {
    const char *file;
    Text name; // the level of its first room that says one
    const Room *const *rooms;
    size_t room_count;
    const Place *const *places;
    size_t place_count;
} Plan;

typedef struct Track {
    const char *id;
    Text name;
    uint32_t colour; // 0xRRGGBB
    Source source;
} Track;

typedef enum SessionStatus {
    SESSION_CONFIRMED,
    SESSION_CANCELLED,
    SESSION_MOVED
} SessionStatus;

typedef enum SessionAccess {
    ACCESS_UNSAID,
    ACCESS_OPEN,
    ACCESS_DELEGATIONS,
    ACCESS_HEADS,
    ACCESS_PRESS
} SessionAccess;

typedef struct Person {
    Text name;
    Text role;
} Person;

// Where and when a moved session was before; each part may be absent.
typedef struct MovedFrom {
    const Room *room;
    EventTime start; // day is DAY_NONE where not given
} MovedFrom;

typedef struct Session {
    const char *id;
    EventTime start, end; // end is exclusive
    Text title;
    const Room *room;   // NULL where none
    const Track *track; // NULL where none
    SessionStatus status;
    MovedFrom moved_from;
    Text summary;
    SessionAccess access;
    IdList chairs; // member ids
    const Person *people;
    size_t person_count;
    IdList languages;        // BCP 47
    IdList documents;        // document ids
    const char *replaced_by; // session id
    Source source;
} Session;

typedef enum MemberKind {
    MEMBER_STATE,
    MEMBER_ORGANIZATION,
    OBSERVER_STATE,
    OBSERVER_ORGANIZATION,
    MEMBER_KIND_COUNT
} MemberKind;

typedef struct Member {
    const char *id;
    MemberKind kind;
    const char *code; // ISO 3166-1 alpha-2, upper case
    Text name;
    Text endonyms; // the name in the member's own languages
    Text formal;
    IdList roles;     // role ids
    const char *flag; // picture file of the bundle, instead of the built-in flag of code
    Text note;
    Source source;
} Member;

typedef struct Role {
    const char *id;
    Text name;
    Source source;
} Role;

typedef struct Group {
    const char *id;
    Text name;
    const char *parent; // group id
    Day since;          // DAY_NONE; where only a year is known, its first day with since_is_year
    bool since_is_year;
    IdList members;                  // member ids
    int declared[MEMBER_KIND_COUNT]; // what the source says, -1 where it says nothing
    Source declared_source[MEMBER_KIND_COUNT];
    Text summary;
    Source source;
} Group;

typedef struct Meeting {
    const char *id;
    Day start, end; // equal for one day; DAY_NONE where not known
    Text title;
    Text city;
    const char *country; // a member id or an ISO 3166-1 code
    const char *group;   // group id
    Text summary;
    IdList documents;
    const char *picture;
    Source source;
} Meeting;

typedef struct Document {
    const char *id;
    Text title;
    const char *kind;    // "statement", "policy-guide", "handbook", "reference", ...
    int year;            // 0 where not known
    const char *meeting; // meeting id
    Text event;          // what it came from where that is not one of the meetings listed
    const char *url;
    const char *file;
    Text summary;
    Source source;
} Document;

typedef struct AboutPage {
    const char *id;
    Text title;
    Text body; // blank line: paragraph; "- ": list item; *emphasis*; nothing else
    Source source;
} AboutPage;

typedef struct Contact {
    const char *id;
    Text name;
    const Text *lines;
    size_t line_count;
    const char *country; // member id or ISO code
    const char *phone, *fax, *email;
    Text role;
    Source source;
} Contact;

typedef struct Notice {
    const char *id;
    Text title;
    Text body;
    EventTime from, until; // day is DAY_NONE where open
    bool urgent;
    Source source;
} Notice;

typedef enum SceneKind {
    SCENE_FLAG_WALL,
    SCENE_MEMBER,
    SCENE_AGENDA,
    SCENE_MEETING,
    SCENE_NOTICE,
    SCENE_PICTURE,
    SCENE_KIND_COUNT
} SceneKind;

typedef struct Scene {
    SceneKind kind;
    IdList select;    // ids that the scene is limited to; empty: all
    int seconds;      // always set: its own or the loop's
    const char *file; // of SCENE_PICTURE
} Scene;

// A colour that the bundle sets. The tokens' names are those of the schema.
typedef struct ThemeOverride {
    const char *token;
    uint32_t colour; // 0xRRGGBB
    Source source;
} ThemeOverride;

// A file that the bundle names, for those who look whether it is there.
typedef struct FileUse {
    const char *file;
    const char *list; // what names it: "/members", "/event", ...
    const char *key;  // "flag"
    bool picture;     // else any file
    Source source;    // index is -1 where list is not a list
} FileUse;

typedef struct Bundle {
    Arena arena;
    const char *folder; // where it was loaded from; its files' paths are relative to it
    const char *id;
    int64_t version;
    uint64_t hash; // of bundle.json and agenda.csv: another one is another content
    const char *created;
    IdList languages; // at least one; the first is the event's own
    Event event;
    struct Zone *zone; // opened from event.zone; closed by bundle_destroy

    const Room *rooms;
    size_t room_count;
    const Level *levels; // by their number or in order of first appearance, the one without a name last
    size_t level_count;
    const Plan *plans; // in order of first appearance, rooms' before places'
    size_t plan_count;
    const Place *places;
    size_t place_count;
    const Track *tracks;
    size_t track_count;
    const Session *sessions; // sorted by start, then room's order, then id
    size_t session_count;
    const Member *members;
    size_t member_count;
    const Role *roles;
    size_t role_count;
    int declared[MEMBER_KIND_COUNT]; // -1 where the source says nothing
    Source declared_source[MEMBER_KIND_COUNT];
    const Group *groups;
    size_t group_count;
    const Meeting *meetings; // newest first; without a date last
    size_t meeting_count;
    const Document *documents; // newest first; without a year last
    size_t document_count;
    const AboutPage *about;
    size_t about_count;
    const Contact *contacts;
    size_t contact_count;
    const Notice *notices;
    size_t notice_count;
    const Scene *scenes; // at least one: a bundle without an attract loop gets the default one
    size_t scene_count;
    const ThemeOverride *theme;
    size_t theme_count;
    const FileUse *files; // in the order of reading
    size_t file_count;
    struct Index *index; // what makes questions quick; freed by bundle_destroy
} Bundle;

void bundle_destroy(Bundle *bundle); // NULL-safe
