// Real and hostile zips of others: each is read, or ends in its sentence.
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include "os/input.h"
#include "store/package.h"
#include "test.h"

#ifndef BALAI_SHARED_DIR
#define BALAI_SHARED_DIR "../shared/data"
#endif
static const char folder[] = BALAI_SHARED_DIR "/archives";

// Every byte of it is read where it can be opened.
static bool take(const char *name, Err *err) {
    char path[600];
    Input file;
    Source *source = NULL;
    Package package;
    snprintf(path, sizeof path, "%s/%s.zip", folder, name);
    if (!os_input_open(path, &file, err) || !source_open_archive(file, &source, err) ||
        !package_open(source, NULL, 0, &package, err))
        return false;
    bool sound = true;
    for (size_t i = 0; sound && i < source_count(package.source); i++) {
        Digest digest;
        sound = package_measure(package.source, i, &digest, err);
    }
    package_close(&package);
    return sound;
}

static bool is_there(void) {
    struct stat info;
    return !stat(folder, &info);
}

static void each_hostile_zip_ends_in_its_sentence(void) {
    static const struct {
        const char *name, *sentence;
    } rows[] = {
        {"generated/absolute1", "\"/tmp/moo\" in it may not be taken: it leads out"},
        {"generated/absolute2", "leads out"},
        {"generated/backslash", "a \\ in its name"},
        {"generated/bad-crc", "its bytes are not those that were packed"},
        {"generated/bomb-512MiB", "made to fill disks"},
        {"generated/case-dup", "the same name but for capital letters"},
        {"generated/cd-name-differs", "two names in the zip"},
        {"generated/ctrl-names", "control character"},
        {"generated/deep", "1201 bytes, more than 240"},
        {"generated/device", "a link or a device"},
        {"generated/dirsymlink", "\"tmp\" in it is a link"},
        {"generated/dirsymlink2a", "is a link"},
        {"generated/dot-names", "is no name"},
        {"generated/drive", "a drive"},
        {"generated/drive-relative", "a drive"},
        {"generated/dup-names", "\"bundle.json\" is in it twice"},
        {"generated/empty", "it is empty"},
        {"generated/fifo", "a link or a device"},
        {"generated/file-then-dir", "\"a\" in it is a file and a folder at once"},
        {"generated/long-name", "too long"},
        {"generated/many-20000-entries", "more than 10000 files"},
        {"generated/nested-bomb", "no bundle.json"},
        {"generated/nfc-nfd", "is in it twice"},
        {"generated/not-a-zip", "not a zip"},
        {"generated/overlap-1000", "lie over each other"},
        {"generated/relative0", "leads out"},
        {"generated/relative2", "leads out"},
        {"generated/size-lie-huge", "more than 1024 MB"},
        {"generated/size-lie-small", "longer than it says"},
        {"generated/symlink", "is a link"},
        {"generated/symlink-loop", "is a link"},
        {"generated/symlink-secret", "\"bundle.json\" in it is a link"},
        {"generated/trailing-slash-file", "a folder with a file's bytes"},
        {"generated/truncated", "copied by half"},
        {"generated/unc", "leads out"},
        {"generated/zero-bytes", "the file is empty"},
        {"zip2/tests/data/aes_archive", "password"},
        {"zip2/tests/data/ignore_encryption_flag", "password"},
        {"zip2/tests/data/comment_garbage", "something behind its end"},
        {"zip2/tests/data/misaligned_comment", "something behind its end"},
        {"zip2/tests/data/invalid_offset", "not where it says"},
        {"zip2/tests/data/invalid_offset2", "one part of several"},
        {"zip2/tests/data/deflate64_issue_25", "damaged"},
        {"zip2/tests/data/raw_deflate64_index_out_of_bounds", "name in it cannot be read"},
        {"zip2/tests/data/invalid_cde_number_of_files_allocation_greater_offset", "not a zip"},
        {"zip2/tests/data/invalid_cde_number_of_files_allocation_smaller_offset", "not a zip"},
        {"zip2/tests/data/zip64_demo", "not a zip"}, // junk before its begin
        {"zip2/tests/data/zip64_magic_in_filename_1", "damaged"},
        {"zip2/tests/data/zip64_magic_in_filename_2", "damaged"},
        {"zip2/tests/data/zip64_magic_in_filename_3", "one part of several"},
        {"zip2/tests/data/zip64_magic_in_filename_4", "damaged"},
        {"zip2/tests/data/zip64_magic_in_filename_5", "damaged"},
        {"zip2/tests/data/symlink", "is a link"},
        {"zip2/tests/data/ppmd", "packed in a way"},
        {"zip2/tests/data/xz", "packed in a way"},
        {"zip2/tests/data/legacy/implode", "packed in a way"},
        {"zip2/tests/data/legacy/reduce", "packed in a way"},
        {"zip2/tests/data/legacy/shrink", "packed in a way"},
        // Sound, and of something else.
        {"zip2/tests/data/chinese", "no bundle.json"},
        {"zip2/tests/data/data_descriptor", "no bundle.json"},
        {"zip2/tests/data/extended_timestamp", "no bundle.json"},
        {"zip2/tests/data/extended_timestamp_bad", "no bundle.json"},
        {"zip2/tests/data/files_and_dirs", "no bundle.json"},
        {"zip2/tests/data/linux-7z", "no bundle.json"},
        {"zip2/tests/data/mimetype", "no bundle.json"},
        {"zip2/tests/data/non_utf8", "no bundle.json"},
        {"zip2/tests/data/ntfs", "no bundle.json"},
        {"zip2/tests/data/windows-7zip", "no bundle.json"},
    };
    for (size_t i = 0; is_there() && i < COUNT_OF(rows); i++) {
        Err err = {0};
        if (CHECK(!take(rows[i].name, &err)) && !strstr(err.message, rows[i].sentence))
            printf("%s: ", rows[i].name);
        CHECK_CONTAINS(err.message, rows[i].sentence);
    }
}

// What the file may do once it runs does not matter to who only reads it.
static void a_mark_for_programs_is_not_looked_at(void) {
    Err err = {0};
    if (is_there()) CHECK(take("generated/setuid", &err));
}

TEST_MAIN(TEST(each_hostile_zip_ends_in_its_sentence), TEST(a_mark_for_programs_is_not_looked_at))
