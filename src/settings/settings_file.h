// settings.json: the settings that are not at their default. It is read with findings that name the place,
// and written whole or not at all. What is unknown or wrong in it stays in it until somebody sets that name.
//
// A copy is written before it, settings.json.copy: where the file is damaged that counts.
//
// A file that is damaged (not a JSON object, or over LIMIT_SETTINGS_BYTES) is set aside as
// settings.json.damaged-1, -2, ... before anything is written in its place.
//
// There is no number of the format: the meaning of a name never changes; what means something else is
// called something else.
#pragma once
#include "base/fs.h"
#include "model/finding.h"
#include "settings/table.h"

typedef struct KeptMember KeptMember;

typedef struct SettingsFile {
    const Fs *fs;
    char path[512];
    Settings values;
    Findings findings;  // of the last reading
    bool damaged;       // what is there could not be read, and is not set aside yet
    SettingSet unsaved; // in effect, but not on the disk: the last writing failed
    KeptMember *kept;   // members that this program does not know or take, as they were written
    size_t kept_count;
    FsInfo seen; // of the file when it was last read or written; size -1: it was not there
} SettingsFile;

// Reads path; where it is not there or damaged the settings have their defaults, and findings say why. Fails
// only where path is too long or without memory. Writes nothing.
bool settings_file_open(const Fs *fs, const char *path, SettingsFile *ret_file, Err *err) MUST_USE;
void settings_file_close(SettingsFile *file); // NULL-safe

// Sets a damaged file aside. True where there is none any more; else what is damaged lies in the way, and
// nothing can be kept.
bool settings_file_set_aside(SettingsFile *file, Err *err);

// Whether somebody else (`balai settings set`) has written the file since: one stat.
bool settings_file_is_newer(const SettingsFile *file);
// Reads it again. Returns what is another value now. What is unsaved stays as it is.
SettingSet settings_file_reload(SettingsFile *file);

typedef enum SetResult {
    SET_KEPT,     // in effect, and on the disk
    SET_NOT_KEPT, // in effect until the program ends; err says why it could not be written
    SET_REFUSED   // not a value of this setting; nothing has changed, err says what it may be
} SetResult;

// Sets one value, and writes the file. What somebody else has written meanwhile is read first: ret_changed
// (may be NULL) holds all that is another value now, the one that was set and those. Synchronous: the card
// may take a tenth of a second.
SetResult settings_file_set(SettingsFile *file, SettingId id, const char *text, SettingSet *ret_changed,
                            Err *err);

// Takes the members of `wanted` named by ids, as settings_file_set; for several at once and for lists.
SetResult settings_file_take(SettingsFile *file, const Settings *wanted, SettingSet ids,
                             SettingSet *ret_changed, Err *err);

// Tries again to write what is unsaved; true where nothing is.
bool settings_file_save(SettingsFile *file, Err *err);
