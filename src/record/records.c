#include "records.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

static const int64_t second_us = 1000000;

struct Records {
    Proof *proof;
    Statistics *statistics;
    bool at_once;
    // The app's thread alone.
    bool counts_wait; // counts_due_us holds
    int64_t counts_due_us, retry_us;
    // Shared with the worker, under the lock.
    pthread_t worker;
    bool worker_runs;
    pthread_mutex_t lock;
    pthread_cond_t work;
    bool write_proof, write_counts, stopping;
    bool failed;                       // since it was last looked at
    Err proof_problem, counts_problem; // ERR_NONE where the last try went well
};

// Not under the lock: this is what may take long.
static void write_due(Records *records, bool proof, bool counts) {
    Err proof_problem = {0}, counts_problem = {0};
    bool proof_done = !proof || proof_flush(records->proof, &proof_problem);
    bool counts_done = !counts || statistics_flush(records->statistics, &counts_problem);
    pthread_mutex_lock(&records->lock);
    if (proof) records->proof_problem = proof_done ? (Err){0} : proof_problem;
    if (counts) records->counts_problem = counts_done ? (Err){0} : counts_problem;
    records->failed = records->failed || !proof_done || !counts_done;
    pthread_mutex_unlock(&records->lock);
}

static void *work(void *ctx) {
    Records *records = ctx;
    pthread_mutex_lock(&records->lock);
    for (;;) {
        while (!records->write_proof && !records->write_counts && !records->stopping)
            pthread_cond_wait(&records->work, &records->lock);
        bool stopping = records->stopping;
        bool proof = records->write_proof || stopping, counts = records->write_counts || stopping;
        records->write_proof = records->write_counts = false;
        pthread_mutex_unlock(&records->lock);
        write_due(records, proof, counts);
        if (stopping) return NULL;
        pthread_mutex_lock(&records->lock);
    }
}

static void release(Records *records) {
    proof_destroy(records->proof);
    statistics_destroy(records->statistics);
    pthread_cond_destroy(&records->work);
    pthread_mutex_destroy(&records->lock);
    free(records);
}

bool records_create(const RecordsConfig *config, Records **ret_records, Err *err) {
    Records *records = calloc(1, sizeof *records);
    if (!records) return err_set(err, ERR_NO_MEMORY, "no memory for records");
    pthread_mutex_init(&records->lock, NULL);
    pthread_cond_init(&records->work, NULL);
    records->proof = proof_create(config->fs, config->folder);
    records->statistics = statistics_create(config->fs, config->folder);
    records->retry_us = INT64_MIN;
    if (!records->proof || !records->statistics) {
        release(records);
        return err_set(err, ERR_NO_MEMORY, "no memory for records");
    }
    // Without a thread it is slower, and right.
    records->worker_runs = !config->at_once && !pthread_create(&records->worker, NULL, work, records);
    records->at_once = !records->worker_runs;
    *ret_records = records;
    return true;
}

static void stop(Records *records) {
    if (!records->worker_runs) {
        write_due(records, true, true);
        return;
    }
    pthread_mutex_lock(&records->lock);
    records->stopping = true;
    pthread_cond_signal(&records->work);
    pthread_mutex_unlock(&records->lock);
    pthread_join(records->worker, NULL);
}

void records_destroy(Records *records, const RecordTime *now) {
    if (!records) return;
    proof_show(records->proof, NULL, now);
    stop(records);
    release(records);
}

Proof *records_proof(Records *records) {
    return records->proof;
}

Statistics *records_statistics(Records *records) {
    return records->statistics;
}

static bool counts_due(Records *records, int64_t now_us) {
    if (!statistics_pending(records->statistics)) {
        records->counts_wait = false;
        return false;
    }
    if (!records->counts_wait) records->counts_due_us = now_us + LIMIT_STATISTICS_FLUSH_S * second_us;
    records->counts_wait = true;
    return now_us >= records->counts_due_us;
}

static void hand_on(Records *records, bool proof, bool counts) {
    if (records->at_once) {
        write_due(records, proof, counts);
        return;
    }
    pthread_mutex_lock(&records->lock);
    records->write_proof = records->write_proof || proof;
    records->write_counts = records->write_counts || counts;
    pthread_cond_signal(&records->work);
    pthread_mutex_unlock(&records->lock);
}

static bool take_failure(Records *records) {
    pthread_mutex_lock(&records->lock);
    bool failed = records->failed;
    records->failed = false;
    pthread_mutex_unlock(&records->lock);
    return failed;
}

void records_step(Records *records, const RecordTime *now) {
    int64_t now_us = now->monotonic_us;
    proof_step(records->proof, now);
    if (take_failure(records)) records->retry_us = now_us + LIMIT_RECORD_RETRY_S * second_us;
    bool counts = counts_due(records, now_us), proof = proof_pending(records->proof);
    if ((!proof && !counts) || now_us < records->retry_us) return;
    if (counts) records->counts_wait = false;
    hand_on(records, proof, counts);
    if (records->at_once && take_failure(records))
        records->retry_us = now_us + LIMIT_RECORD_RETRY_S * second_us;
}

bool records_problem(Records *records, Err *ret_problem) {
    pthread_mutex_lock(&records->lock);
    const Err *problem = records->proof_problem.code ? &records->proof_problem : &records->counts_problem;
    if (problem->code) {
        *ret_problem = (Err){.code = problem->code, .sys = problem->sys};
        snprintf(ret_problem->message, sizeof ret_problem->message, "%s cannot be kept: %.400s. %s",
                 problem == &records->proof_problem ? "What is shown" : "How the screen is used",
                 problem->message, err_advice(problem->code));
    }
    bool any = problem->code != ERR_NONE;
    pthread_mutex_unlock(&records->lock);
    return any;
}
