// How the app gets at USB sticks (app/host.h). Internal to cli/.
#pragma once
#include "app/host.h"
#include "os/channel.h"

typedef struct StickMachine {
    StickHost host; // for AppConfig
    Helper helper;
} StickMachine;

// The struct must not be moved while it is used. usb: who sees them.
void stick_machine_init(StickMachine *machine, Usb usb);
