#include "receipts.h"

#include <stdio.h>
#include <string.h>
#include "base/log.h"
#include "state.h"
#include "text/messages.h"

enum {
    WAITS = 6 // of host->wait, some seconds each: a slow stick
};

static bool ask(const ReceiptJob *job, const Channel *channel, int stick, ReceiptAnswer *ret_answer,
                Err *err) {
    const StickHost *host = job->host;
    int fds[CHANNEL_FDS] = {stick, stick};
    size_t size = 0;
    if (!channel->send(channel->ctx, true, &job->request, sizeof job->request, fds, CHANNEL_FDS, err))
        return false;
    for (int i = 0; i < WAITS; i++) {
        if (host->wait) host->wait(host->ctx, channel->fd);
        ChannelGot got = channel->take(channel->ctx, false, ret_answer, sizeof *ret_answer, &size);
        if (got == CHANNEL_MESSAGE && receipt_answer_is_sound(ret_answer, size)) return true;
        if (got != CHANNEL_NOTHING) break;
    }
    return err_set(err, ERR_READER, "the program that writes the report gives no answer");
}

static void write_receipt(void *ctx) {
    ReceiptJob *job = ctx;
    const StickHost *host = job->host;
    Channel channel = {.fd = -1};
    int stick = -1;
    Err err = {0};
    if (!host->open_folder(host->ctx, job->folder, &stick, &err) ||
        !host->receipt.start(host->receipt.ctx, &channel, &err) ||
        !ask(job, &channel, stick, &job->answer, &err)) {
        job->answer = (ReceiptAnswer){.code = RECEIPT_CODE_FAILED};
        snprintf(job->answer.sentence, sizeof job->answer.sentence, "%.250s", err.message);
    }
    channel_close(&channel);
    if (stick >= 0) host->close_folder(host->ctx, stick);
}

static const char *title_of(const Bundle *bundle) {
    return bundle && bundle->event.title.count ? bundle->event.title.variants[0].string : "";
}

static ReceiptContent content_of(const Bundle *bundle) {
    return bundle ? (ReceiptContent){title_of(bundle), bundle->id, bundle->version}
                  : (ReceiptContent){"", "", 0};
}

void receipts_begin(App *app) {
    Receipts *receipts = &app->receipts;
    ReceiptContent content = content_of(app->bundle);
    snprintf(receipts->before_id, sizeof receipts->before_id, "%s", content.id);
    message_text(receipts->before_title, sizeof receipts->before_title, content.title);
    receipts->before_version = content.version;
}

void receipts_finish(App *app) {
    worker_finish(&app->receipts.worker);
}

static size_t fill_packages(const Sticks *sticks, ReceiptPackage packages[LIMIT_STICK_PACKAGES]) {
    for (size_t i = 0; i < sticks->view.package_count; i++) {
        const StickPackage *package = &sticks->packages[i];
        packages[i] = (ReceiptPackage){
            {package->title, package->id, package->version}, package->place, package->signer};
    }
    return sticks->view.package_count;
}

static size_t fill_health(App *app, ReceiptLine health[TOPIC_COUNT]) {
    operate_examine(app);
    size_t count = app->op.examined ? TOPIC_COUNT : 0;
    for (size_t i = 0; i < count; i++)
        health[i] = (ReceiptLine){doctor_topic_name((DoctorTopic)i), health_name(app->op.lines[i].health),
                                  app->op.lines[i].says};
    return count;
}

static const char *say_clock(const App *app) {
    switch (keep_time_trust(app)) {
    case STAGE_CLOCK_CERTAIN:
        return "The clock is right.";
    case STAGE_CLOCK_APPROXIMATE:
        return "The clock may be some minutes wrong.";
    case STAGE_CLOCK_UNKNOWN:
        break;
    }
    return "The clock is not known to be right.";
}

static bool make(App *app) {
    Receipts *receipts = &app->receipts;
    const Sticks *sticks = &app->sticks;
    const StickView *view = &sticks->view;
    ReceiptPackage packages[LIMIT_STICK_PACKAGES];
    ReceiptLine health[TOPIC_COUNT];
    EventTime now = zone_local(app_zone(app), app_wall_s(app));
    char day[16], time[8];
    const char *place = settle_place(app),
               *words = app->language ? message(app->language->messages, stick_refusal_key(view->said)) : "";
    snprintf(time, sizeof time, "%02d:%02d", now.minute / 60 % 24, now.minute % 60);
    ReceiptFacts facts = {.kiosk = app->op.settings.kiosk_name,
                          .place = place ? place : "",
                          .program = app->config.sticks->program,
                          .day = screen_day_id(now.day, day),
                          .time = time,
                          .clock = say_clock(app),
                          .outcome = view->phase == STICK_INSTALLED ? "installed"
                                     : view->phase == STICK_KEPT    ? "kept"
                                                                    : "refused",
                          .sentence = view->phase == STICK_REFUSED ? words : "",
                          .detail = view->phase == STICK_REFUSED ? view->detail : "",
                          .before = {receipts->before_title, receipts->before_id, receipts->before_version},
                          .shown = content_of(app->bundle),
                          .packages = packages,
                          .package_count = fill_packages(sticks, packages),
                          .findings = view->findings,
                          .finding_count = view->finding_count,
                          .health = health,
                          .health_count = fill_health(app, health)};
    return receipt_make(&facts, &receipts->job.request);
}

static bool is_over(const StickView *view) {
    return view->phase == STICK_INSTALLED || view->phase == STICK_KEPT || view->phase == STICK_REFUSED;
}

// Offered once all is said, on sticks on which a computer finds it again.
void receipts_offer(App *app, const UsbStick *stick) {
    StickView *view = &app->sticks.view;
    const StickHost *host = app->config.sticks;
    if (view->receipt != RECEIPT_NONE || !is_over(view) || !stick || !stick->report || !host->receipt.start ||
        stick->state != USB_MOUNTED)
        return;
    snprintf(app->receipts.job.folder, sizeof app->receipts.job.folder, "%s", stick->folder);
    view->receipt = RECEIPT_OFFERED;
    app->dirty = true;
}

void receipts_write(App *app) {
    Receipts *receipts = &app->receipts;
    StickView *view = &app->sticks.view;
    if (view->receipt != RECEIPT_OFFERED || !view->inside || !make(app)) return;
    const char *slash = strrchr(receipts->job.folder, '/');
    receipts->job.host = app->config.sticks;
    snprintf(receipts->job.request.mount, sizeof receipts->job.request.mount, "%.60s",
             slash ? slash + 1 : receipts->job.folder);
    if (!worker_start(&receipts->worker, write_receipt, &receipts->job, app->config.at_once)) return;
    receipts->number = app->sticks.number;
    view->receipt = RECEIPT_WRITING;
    app->dirty = true;
}

void receipts_step(App *app) {
    Receipts *receipts = &app->receipts;
    StickView *view = &app->sticks.view;
    const ReceiptAnswer *answer = &receipts->job.answer;
    if (!worker_take(&receipts->worker)) return;
    if (*answer->sentence) log_line(LOG_WARNING, "no report on the stick: %s", answer->sentence);
    if (receipts->number != app->sticks.number || view->receipt != RECEIPT_WRITING) return;
    view->receipt = answer->code == RECEIPT_CODE_WRITTEN     ? RECEIPT_WRITTEN
                    : answer->code == RECEIPT_CODE_PROTECTED ? RECEIPT_PROTECTED
                                                             : RECEIPT_FAILED;
    snprintf(receipts->name, sizeof receipts->name, "%s.txt", receipts->job.request.name);
    view->report = receipts->name;
    view->fleet_with = answer->fleet_with;
    view->fleet_of = answer->fleet_of;
    app->dirty = true;
}

int64_t receipts_next_us(const App *app, int64_t now_us) {
    return app->receipts.worker.busy ? now_us + WORK_LOOK_US : INT64_MAX;
}
