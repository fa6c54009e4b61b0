// What is said about a USB stick: the strip over what is shown, and the screen on which its content is looked
// at and decided on, as data that the app fills, and what they ask for.
#pragma once
#include <stdint.h>
#include "model/changes.h"
#include "model/finding.h"

typedef enum StickPhase {
    STICK_NONE,       // there is none, or all about it is said
    STICK_READING,    // found, checked and copied; what is shown is not touched
    STICK_CHOICE,     // several packages, one of which is to be chosen
    STICK_READY,      // checked and copied: to install or to keep what is shown
    STICK_KEY,        // it brings an organiser's key to a kiosk that has none
    STICK_REFUSED,    // `said` tells why
    STICK_INSTALLING, // one is shown instead of the other: a second at most
    STICK_INSTALLED,
    STICK_KEPT, // what is shown stays, by choice
    STICK_PHASE_COUNT
} StickPhase;

// What stick or package is refused for.
typedef enum StickSaid {
    STICK_SAYS_NOTHING,
    STICK_EMPTY,         // nothing on it is content
    STICK_UNREADABLE,    // the stick, or a file on it, cannot be read
    STICK_PULLED,        // taken out while it was read
    STICK_NTFS,          // formatted in a way that is not taken
    STICK_BITLOCKER,     // encrypted by Windows
    STICK_APFS,          // by a Mac
    STICK_UNFORMATTED,   // not at all, or nobody knows how
    STICK_DAMAGED,       // a package or zip whose bytes are not as they were packed
    STICK_NOT_ALLOWED,   // names, links, counts or sizes that no content has
    STICK_TOO_LARGE,     // over a limit
    STICK_TOO_NEW,       // made for a newer program
    STICK_NOT_SHOWABLE,  // content with errors that leave nothing to show; the findings say which
    STICK_BAD_SIGNATURE, // the signature is not that key's
    STICK_BAD_HASH,      // a file is another one than its list says
    STICK_UNSIGNED,      // only signed content is taken here (setting)
    STICK_SAME,          // it is what is shown already
    STICK_NO_ROOM,       // on the kiosk's card
    STICK_BUSY,          // something else is being installed
    STICK_CARD_FAILED,   // the kiosk's card cannot be written
    STICK_STOPPED,       // the process that read it did not come to an end
    STICK_SAID_COUNT
} StickSaid;

typedef enum StickTrust {
    STICK_BY_NOBODY,      // not signed
    STICK_BY_UNKNOWN_KEY, // whose signature cannot be checked here
    STICK_BY_KNOWN_KEY    // of those that this kiosk trusts
} StickTrust;

// Why a PIN is asked before it is installed; any of them, 0: it is not asked.
typedef enum StickPin {
    STICK_PIN_UNSIGNED = 1,
    STICK_PIN_UNKNOWN_KEY = 2,
    STICK_PIN_OLDER = 4, // than what is shown, and about the same event
    STICK_PIN_KEY = 8    // a key is to be trusted
} StickPin;

// One package, zip or folder with content.
typedef struct StickPackage {
    const char *title; // the event's, "" where it is not known yet
    const char *id;
    int64_t version;
    const char *place; // on the stick: "Agenda/new.zip"
    StickTrust trust;
    const char *signer; // of a known key: its name; of an unknown one: its id, in groups; else ""
} StickPackage;

// A report that is written to the stick.
typedef enum StickReceipt {
    RECEIPT_NONE,      // not on such a stick
    RECEIPT_OFFERED,   // to be agreed to
    RECEIPT_WRITING,   // the stick has to stay in
    RECEIPT_WRITTEN,   // under the name `report`
    RECEIPT_PROTECTED, // the stick is write-protected: nothing is amiss
    RECEIPT_FAILED
} StickReceipt;

typedef struct StickView {
    StickPhase phase;
    StickSaid said;
    bool inside;         // the stick has not been pulled yet
    int64_t done, bytes; // of STICK_READING, as often as they are to be drawn; bytes 0: not known yet
    const StickPackage *packages; // newest first
    size_t package_count, chosen; // chosen: the one that is read, offered or refused
    // What the chosen one holds
    size_t sessions, members, meetings, languages, files;
    unsigned pin;               // StickPin
    int64_t shown_version;      // of what is shown; 0 none
    const Finding *findings;    // those that are kept
    size_t finding_count;       // of findings
    size_t errors, warnings;    // counted, kept or not
    const Changes *changes;     // against what is shown; NULL where nothing is compared
    const char *detail;         // what a program says about a refusal, with its place; "" nothing
    const char *key_name, *key; // of STICK_KEY: its name, and itself in groups; of STICK_KEPT: it was trusted
    StickReceipt receipt;
    const char *report;       // a file's name
    int fleet_with, fleet_of; // kiosks that have this version, of so many that were seen; fleet_of 0: none
} StickView;

// The key of the sentence that a refusal is.
const char *stick_refusal_key(StickSaid said);

// ACT_STICK's arguments:
//   "open"          the screen "stick", from the strip
//   "later"         the strip goes, until another stick comes
//   "choose INDEX"  reads that package
//   "install"       where `pin` is not 0, the app first asks on the pad (OperatorPad.what, .pin)
//   "keep"          drops what was copied; stops what is being read
//   "trust"         takes the key, by PIN
//   "report"        writes the report
//   "close"         leaves the screen
// What the screen shows of itself ("changes", "changes/2", "findings") is View.selected.
