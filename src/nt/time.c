/*
 * time.c: what drivers ask of the clock, and waiting for it busily.
 */
#include "nt/clock.h"
#include "nt/export_tables.h"
#include "nt/os.h"

#include <ntddk.h>

enum {
    TICK_100NS = 156250,          /* of Windows' default timer interval */
    COUNTER_FREQUENCY = 10000000, /* of Windows 10's performance counter */
    BUSY_NS = 100000,             /* a longer stall sleeps, since no other thread needs to be kept from the processor */
};

ULONGLONG NTAPI KeQueryInterruptTime(VOID)
{
    return nt_clock_now_ns() / 100;
}

ULONG64 NTAPI KeQueryInterruptTimePrecise(PULONG64 QpcTimeStamp)
{
    ULONG64 now = nt_clock_now_ns() / 100;
    *QpcTimeStamp = now;
    return now;
}

ULONGLONG NTAPI KeQueryUnbiasedInterruptTime(void)
{
    return nt_clock_now_ns() / 100; /* the machine never sleeps */
}

ULONG64 NTAPI KeQueryUnbiasedInterruptTimePrecise(PULONG64 QpcTimeStamp)
{
    return KeQueryInterruptTimePrecise(QpcTimeStamp);
}

VOID NTAPI KeQuerySystemTime(PLARGE_INTEGER CurrentTime)
{
    CurrentTime->QuadPart = (LONGLONG)nt_clock_system_time_100ns();
}

void NTAPI KeQuerySystemTimePrecise(PLARGE_INTEGER CurrentTime)
{
    CurrentTime->QuadPart = (LONGLONG)nt_clock_system_time_100ns();
}

VOID NTAPI KeQueryTickCount(PLARGE_INTEGER TickCount)
{
    TickCount->QuadPart = (LONGLONG)(nt_clock_now_ns() / 100 / TICK_100NS);
}

ULONG NTAPI KeQueryTimeIncrement(void)
{
    return TICK_100NS;
}

/* Counts the same 100 ns units as the interrupt time, as on Windows 10. */
LARGE_INTEGER NTAPI KeQueryPerformanceCounter(PLARGE_INTEGER PerformanceFrequency)
{
    LARGE_INTEGER now = {.QuadPart = (LONGLONG)(nt_clock_now_ns() / 100)};
    if (PerformanceFrequency) {
        PerformanceFrequency->QuadPart = COUNTER_FREQUENCY;
    }
    return now;
}

void NTAPI KeStallExecutionProcessor(ULONG MicroSeconds)
{
    uint64_t until_ns = nt_clock_now_ns() + (uint64_t)MicroSeconds * 1000;
    for (uint64_t now_ns = nt_clock_now_ns(); now_ns < until_ns; now_ns = nt_clock_now_ns()) {
        if (until_ns - now_ns > BUSY_NS) {
            _Atomic uint32_t nothing = 0;
            os_futex_wait(&nothing, 0, nt_clock_to_os_deadline(until_ns - BUSY_NS / 2));
        } else {
            __builtin_ia32_pause();
        }
    }
}

void NTAPI ExQueryTimerResolution(PULONG MaximumTime, PULONG MinimumTime, PULONG CurrentTime)
{
    *MaximumTime = TICK_100NS;
    *MinimumTime = 1;
    *CurrentTime = 1; /* timers here expire when they are due, not at a tick */
}

ULONG NTAPI ExSetTimerResolution(ULONG DesiredTime, BOOLEAN SetResolution)
{
    (void)DesiredTime;
    (void)SetResolution;
    return 1;
}

/* The machine's time zone is UTC. */
void NTAPI ExSystemTimeToLocalTime(PLARGE_INTEGER SystemTime, PLARGE_INTEGER LocalTime)
{
    *LocalTime = *SystemTime;
}

void NTAPI ExLocalTimeToSystemTime(PLARGE_INTEGER LocalTime, PLARGE_INTEGER SystemTime)
{
    *SystemTime = *LocalTime;
}

/* ------------------------------------------------------------------------------------------------------- calendar */

static const int64_t units_of_ms = 10000;
static const int64_t ms_of_day = INT64_C(86400000);
enum { EPOCH_YEAR = 1601, DAYS_OF_400_YEARS = 146097, FIRST_WEEKDAY = 1 /* 1 January 1601 was a Monday */ };

static bool is_leap(int64_t year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int days_of_month(int64_t year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return days[month - 1] + (month == 2 && is_leap(year) ? 1 : 0);
}

/* Before `year`, from 1601. */
static int64_t days_before_year(int64_t year)
{
    int64_t years = year - 1;
    int64_t epoch = EPOCH_YEAR - 1;
    return (years - epoch) * 365 + (years / 4 - epoch / 4) - (years / 100 - epoch / 100) + (years / 400 - epoch / 400);
}

void NTAPI RtlTimeToTimeFields(PLARGE_INTEGER Time, PTIME_FIELDS TimeFields)
{
    int64_t ms = Time->QuadPart / units_of_ms;
    int64_t day = ms / ms_of_day;
    int64_t rest = ms % ms_of_day;
    int64_t year = EPOCH_YEAR + day * 400 / DAYS_OF_400_YEARS;
    while (days_before_year(year) > day) {
        year--;
    }
    while (days_before_year(year + 1) <= day) {
        year++;
    }
    int64_t day_of_year = day - days_before_year(year);
    int month = 1;
    while (day_of_year >= days_of_month(year, month)) {
        day_of_year -= days_of_month(year, month);
        month++;
    }
    TimeFields->Year = (CSHORT)year;
    TimeFields->Month = (CSHORT)month;
    TimeFields->Day = (CSHORT)(day_of_year + 1);
    TimeFields->Hour = (CSHORT)(rest / 3600000);
    TimeFields->Minute = (CSHORT)(rest / 60000 % 60);
    TimeFields->Second = (CSHORT)(rest / 1000 % 60);
    TimeFields->Milliseconds = (CSHORT)(rest % 1000);
    TimeFields->Weekday = (CSHORT)((day + FIRST_WEEKDAY) % 7);
}

static bool is_date(const TIME_FIELDS *fields)
{
    return fields->Year >= EPOCH_YEAR && fields->Month >= 1 && fields->Month <= 12 && fields->Day >= 1 &&
           fields->Day <= days_of_month(fields->Year, fields->Month);
}

static bool is_time_of_day(const TIME_FIELDS *fields)
{
    return fields->Hour >= 0 && fields->Hour < 24 && fields->Minute >= 0 && fields->Minute < 60 &&
           fields->Second >= 0 && fields->Second < 60 && fields->Milliseconds >= 0 && fields->Milliseconds < 1000;
}

BOOLEAN NTAPI RtlTimeFieldsToTime(PTIME_FIELDS TimeFields, PLARGE_INTEGER Time)
{
    if (!is_date(TimeFields) || !is_time_of_day(TimeFields)) {
        return FALSE;
    }
    int64_t days = days_before_year(TimeFields->Year) + TimeFields->Day - 1;
    for (int month = 1; month < TimeFields->Month; month++) {
        days += days_of_month(TimeFields->Year, month);
    }
    int64_t ms = days * ms_of_day + TimeFields->Hour * INT64_C(3600000) + TimeFields->Minute * INT64_C(60000) +
                 TimeFields->Second * INT64_C(1000) + TimeFields->Milliseconds;
    Time->QuadPart = ms * units_of_ms;
    return TRUE;
}

static const struct nt_export rows[] = {
    NT_EXPORT(KeQueryInterruptTime),
    NT_EXPORT(KeQueryInterruptTimePrecise),
    NT_EXPORT(KeQueryUnbiasedInterruptTime),
    NT_EXPORT(KeQueryUnbiasedInterruptTimePrecise),
    NT_EXPORT(KeQuerySystemTime),
    NT_EXPORT(KeQuerySystemTimePrecise),
    NT_EXPORT(KeQueryTickCount),
    NT_EXPORT(KeQueryTimeIncrement),
    NT_EXPORT(KeQueryPerformanceCounter),
    NT_EXPORT(KeStallExecutionProcessor),
    NT_EXPORT(ExQueryTimerResolution),
    NT_EXPORT(ExSetTimerResolution),
    NT_EXPORT(ExSystemTimeToLocalTime),
    NT_EXPORT(ExLocalTimeToSystemTime),
    NT_EXPORT(RtlTimeToTimeFields),
    NT_EXPORT(RtlTimeFieldsToTime),
};
const struct nt_export_table nt_time_exports = NT_EXPORT_TABLE(rows);
