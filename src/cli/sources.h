// Packages, folders and keys on the command line. Internal to cli/.
#pragma once
#include "store/keys.h"
#include "store/source.h"

// A folder, or a zip.
bool sources_open(const char *path, Source **ret_source, Err *err) MUST_USE;

bool sources_public_key(const char *path, PublicKey *ret_key, Err *err) MUST_USE;
// Asks for its password where it has one. The caller forgets it (secret_key_forget).
bool sources_secret_key(const char *path, SecretKey *ret_key, Err *err) MUST_USE;

// Prints why a command does not do it, and what to do. Returns the exit code for that.
int sources_refuse(const char *command, const Err *err);
