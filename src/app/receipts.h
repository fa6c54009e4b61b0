// The receipt on a stick: offered, agreed to, written. For app/ alone.
#pragma once
#include "host.h"
#include "receipt/receipt.h"
#include "worker.h"

typedef struct ReceiptJob {
    const StickHost *host;
    char folder[USB_PATH_SIZE];
    ReceiptRequest request;
    ReceiptAnswer answer;
} ReceiptJob;

typedef struct Receipts {
    Worker worker;
    ReceiptJob job;
    unsigned number; // of the stick that it is for
    char name[RECEIPT_NAME_SIZE + 8];
    // What was shown when the stick came.
    char before_id[LIMIT_ID_BYTES + 1], before_title[MESSAGE_TEXT_SIZE];
    int64_t before_version;
} Receipts;
