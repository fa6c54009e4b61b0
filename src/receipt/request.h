// One message to the process that writes a receipt, and its answer.
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    RECEIPT_NAME_SIZE = 80,
    RECEIPT_TEXT_SIZE = 24 << 10,
    RECEIPT_JSON_SIZE = 32 << 10,
    RECEIPT_LINE_SIZE = 256,
    RECEIPT_MOUNT_SIZE = 64,
    RECEIPT_SENTENCE_SIZE = 256
};

// As it travels: both ends are the same program.
typedef struct ReceiptRequest {
    char mount[RECEIPT_MOUNT_SIZE]; // the name of the stick's folder
    char name[RECEIPT_NAME_SIZE];   // of the report, without its ending
    char kiosk[RECEIPT_NAME_SIZE];  // the name of its file in the fleet's folder, without the ending
    char line[RECEIPT_LINE_SIZE];   // "DAY TIME<tab>ID<tab>VERSION", with a line's end
    char text[RECEIPT_TEXT_SIZE];
    char json[RECEIPT_JSON_SIZE];
} ReceiptRequest;

typedef enum ReceiptCode {
    RECEIPT_CODE_WRITTEN,
    RECEIPT_CODE_PROTECTED, // the stick cannot be written to
    RECEIPT_CODE_FAILED,
    RECEIPT_CODE_COUNT
} ReceiptCode;

typedef struct ReceiptAnswer {
    int32_t code;
    int32_t fleet_with, fleet_of; // kiosks whose line has this content and version, of so many; 0: no fleet
    char sentence[RECEIPT_SENTENCE_SIZE];
} ReceiptAnswer;

// Whether size bytes are a request whose names cannot lead anywhere else; every text has its end.
bool receipt_request_is_sound(const ReceiptRequest *request, size_t size);
bool receipt_answer_is_sound(const ReceiptAnswer *answer, size_t size);

// Whether a kiosk's line is about the same content and version as another.
bool receipt_line_agrees(const char *line, const char *other);
