// Runs a fuzz target over files and folders of files, where there is no libFuzzer: run_corpus PATH...
#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include "base/auto.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static int run_file(const char *path, size_t size) {
    FILE *file = fopen(path, "rb");
    // Exactly as large as the file, so that the sanitizer sees one byte too many.
    AUTO_FREE uint8_t *data = malloc(size ? size : 1);
    if (!file || !data || fread(data, 1, size, file) != size) {
        fprintf(stderr, "%s: cannot be read\n", path);
        exit(1);
    }
    fclose(file);
    printf("%s\n", path);
    fflush(stdout);
    LLVMFuzzerTestOneInput(data, size);
    return 1;
}

static int run_path(const char *path) {
    struct stat info;
    if (stat(path, &info)) {
        perror(path);
        exit(1);
    }
    if (!S_ISDIR(info.st_mode)) return run_file(path, (size_t)info.st_size);
    int count = 0;
    DIR *folder = opendir(path);
    for (const struct dirent *entry = folder ? readdir(folder) : NULL; entry; entry = readdir(folder)) {
        char name[4096];
        if (entry->d_name[0] == '.') continue;
        snprintf(name, sizeof name, "%s/%s", path, entry->d_name);
        count += run_path(name);
    }
    if (folder) closedir(folder);
    return count;
}

int main(int argc, char **argv) {
    int count = 0;
    for (int i = 1; i < argc; i++)
        count += run_path(argv[i]);
    printf("%d files\n", count);
    return count ? 0 : 1;
}
