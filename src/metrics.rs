//! What the program counts, and the text in which `/metrics` tells it (OpenMetrics 1.0). Labels are routes, methods, classes of status and
//! words of closed lists: never an address, a title or anything else that somebody typed.

use std::fmt::Write as _;
use std::sync::Arc;
use std::sync::atomic::AtomicU64;
use std::time::Duration;

use jiff::Timestamp;
use prometheus_client::encoding::text::{encode_eof, encode_registry};
use prometheus_client::encoding::{EncodeLabelSet, EncodeLabelValue, LabelValueEncoder};
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::metrics::info::Info;
use prometheus_client::registry::{Registry, Unit};

/// What [`Metrics::text`] is.
pub const CONTENT_TYPE: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";

/// Upper ends of the classes of times, in seconds: a page takes a few milliseconds, a request ends after ten seconds.
const BUCKETS: [f64; 10] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.1, 0.25, 1.0, 2.5, 10.0];

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Answer {
    method: &'static str,
    /// The pattern, as `/events/{slug}`; never the address that was asked.
    route: String,
    status: &'static str,
}

/// One word of a closed list.
#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Outcome {
    outcome: &'static str,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Reason {
    reason: &'static str,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Build {
    version: &'static str,
    database: &'static str,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Of {
    of: Place,
}

/// A folder that is written to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Place {
    Database,
    Backup,
}

impl EncodeLabelValue for Place {
    fn encode(&self, encoder: &mut LabelValueEncoder) -> Result<(), std::fmt::Error> {
        encoder.write_str(match self {
            Self::Database => "database",
            Self::Backup => "backup",
        })
    }
}

type Number = Gauge<f64, AtomicU64>;

/// The counters of this process. Cheap to clone.
#[derive(Clone)]
pub struct Metrics(Arc<Counters>);

struct Counters {
    registry: Registry,
    answers: Family<Answer, Histogram>,
    registrations: Family<Outcome, Counter>,
    refusals: Family<Reason, Counter>,
    mails: Family<Outcome, Counter>,
    webhooks: Family<Outcome, Counter>,
    clock_jumps: Counter,
    started: Timestamp,
}

/// How an attempt at a mail ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MailResult {
    Delivered,
    /// For good.
    Refused,
    /// For now; it is tried again.
    PutOff,
    /// The mail server could not be used at all.
    NoServer,
}

impl MailResult {
    fn code(self) -> &'static str {
        match self {
            Self::Delivered => "delivered",
            Self::Refused => "refused",
            Self::PutOff => "put_off",
            Self::NoServer => "no_server",
        }
    }
}

/// What is read at the moment of asking. What could not be read is left out.
#[derive(Debug, Clone, Default)]
pub struct Snapshot {
    pub database: &'static str,
    pub database_answers: bool,
    pub database_writable: bool,
    pub connections_open: u32,
    pub connections_in_use: u32,
    pub writes_waiting: u64,
    pub mail_server_away: bool,
    /// Of all copies together: what the database says.
    pub shared: Option<Shared>,
    /// Free bytes of the disks that are written to.
    pub free: Vec<(Place, u64)>,
}

/// What the database says, alike in each copy.
#[derive(Debug, Clone, Copy, Default)]
pub struct Shared {
    pub mails_waiting: u64,
    /// Of the oldest mail that is due.
    pub oldest_mail: Duration,
    pub mails_given_up: u64,
    pub webhooks: Webhooks,
    /// On the waiting lists of events to come.
    pub people_waiting: i64,
    /// Of the last nightly audit that ended, and when.
    pub violations: Option<(i64, i64)>,
    /// When the last backup by schedule was made, in seconds since 1970; with whether the last try failed.
    pub backup: Option<(Option<i64>, bool)>,
}

/// What other systems are to hear.
#[derive(Debug, Clone, Copy, Default)]
pub struct Webhooks {
    pub waiting: u64,
    /// Of the oldest message that is due.
    pub oldest: Duration,
    /// Receivers that the program itself switched off.
    pub off: u64,
}

impl Metrics {
    /// Nothing is counted yet; `started`: when the process began.
    #[must_use]
    pub fn new(started: Timestamp) -> Self {
        let answers = Family::<Answer, Histogram>::new_with_constructor(|| Histogram::new(BUCKETS));
        let (registrations, refusals, mails, webhooks, clock_jumps) = (Family::default(), Family::default(), Family::default(), Family::default(), Counter::default());
        let mut registry = Registry::with_prefix("belfry");
        registry.register_with_unit("http_answer", "Time from a request to its answer, by route", Unit::Seconds, answers.clone());
        registry.register("registrations", "People whom a form registered, by where they stand then", registrations.clone());
        registry.register("registration_refusals", "Forms that were not taken, by reason", refusals.clone());
        registry.register("mail_attempts", "Attempts to send a mail, by how they ended", mails.clone());
        registry.register("webhook_attempts", "Attempts to tell another system, by how they ended", webhooks.clone());
        registry.register("clock_jumps", "Times that the machine's clock was set while the program ran", clock_jumps.clone());
        Self(Arc::new(Counters { registry, answers, registrations, refusals, mails, webhooks, clock_jumps, started }))
    }

    /// One answer. `method` and `status` (as `2xx`) are of closed lists, `route` is a pattern.
    pub fn answered(&self, method: &'static str, route: &str, status: u16, time: Duration) {
        let status = match status / 100 {
            1 => "1xx",
            2 => "2xx",
            3 => "3xx",
            4 => "4xx",
            _ => "5xx",
        };
        self.0.answers.get_or_create(&Answer { method, route: route.to_owned(), status }).observe(time.as_secs_f64());
    }

    /// People whom one form registered, by where they stand.
    pub fn registered(&self, confirmed: usize, pending: usize, waitlisted: usize) {
        for (outcome, people) in [("confirmed", confirmed), ("pending", pending), ("waitlisted", waitlisted)] {
            if people > 0 {
                self.0.registrations.get_or_create(&Outcome { outcome }).inc_by(people as u64);
            }
        }
    }

    /// A form that was not taken; `reason` is of a closed list.
    pub fn refused(&self, reason: &'static str) {
        self.0.refusals.get_or_create(&Reason { reason }).inc();
    }

    pub fn mailed(&self, result: MailResult) {
        self.0.mails.get_or_create(&Outcome { outcome: result.code() }).inc();
    }

    /// An attempt to tell another system: whether it took the message.
    pub fn told_system(&self, arrived: bool) {
        self.0.webhooks.get_or_create(&Outcome { outcome: if arrived { "delivered" } else { "failed" } }).inc();
    }

    pub fn clock_jumped(&self) {
        self.0.clock_jumps.inc();
    }

    /// All of it as text.
    #[must_use]
    pub fn text(&self, snapshot: &Snapshot) -> String {
        let mut text = String::new();
        // Writing into a string never fails.
        let _ = encode_registry(&mut text, &self.0.registry);
        let _ = encode_registry(&mut text, &now(snapshot));
        let _ = encode_registry(&mut text, &process(self.0.started));
        let _ = encode_eof(&mut text);
        text
    }
}

/// One gauge with its value.
fn put(registry: &mut Registry, name: &str, help: &str, value: f64) {
    let gauge = Number::default();
    gauge.set(value);
    registry.register(name, help, gauge);
}

fn whole(value: impl TryInto<i64>) -> f64 {
    // Counts and sizes of a service lie far below 2^53, where numbers are exact.
    value.try_into().map_or(0.0, |value: i64| value as f64)
}

fn flag(value: bool) -> f64 {
    if value { 1.0 } else { 0.0 }
}

fn now(snapshot: &Snapshot) -> Registry {
    let mut registry = Registry::with_prefix("belfry");
    registry.register("build", "Which program this is", Info::new(Build { version: env!("CARGO_PKG_VERSION"), database: snapshot.database }));
    put(&mut registry, "database_up", "Whether the database answered", flag(snapshot.database_answers));
    put(&mut registry, "database_writable", "Whether the database took the last write that tells", flag(snapshot.database_writable));
    put(&mut registry, "database_connections", "Open connections for reading (SQLite), or for all (PostgreSQL)", whole(snapshot.connections_open));
    put(&mut registry, "database_connections_in_use", "Those that somebody uses at this moment", whole(snapshot.connections_in_use));
    put(&mut registry, "database_writes_waiting", "Writes of this copy that wait for their turn", whole(snapshot.writes_waiting));
    put(&mut registry, "mail_server_up", "Whether the mail server could be used when it was needed last", flag(!snapshot.mail_server_away));
    if let Some(shared) = &snapshot.shared {
        shared_now(&mut registry, shared);
    }
    let free = Family::<Of, Number>::default();
    for (of, bytes) in &snapshot.free {
        free.get_or_create(&Of { of: *of }).set(whole(*bytes));
    }
    if !snapshot.free.is_empty() {
        registry.register_with_unit("disk_free", "Room that is left on the disk of a folder", Unit::Bytes, free);
    }
    registry
}

fn shared_now(registry: &mut Registry, shared: &Shared) {
    put(registry, "outbox_mails", "Mails that wait or are being sent, of all copies", whole(shared.mails_waiting));
    put(registry, "outbox_oldest_seconds", "For how long the oldest mail that is due has waited", shared.oldest_mail.as_secs_f64());
    put(registry, "outbox_given_up_mails", "Mails that were given up", whole(shared.mails_given_up));
    put(registry, "webhook_messages", "Messages to other systems that wait or are being sent, of all copies", whole(shared.webhooks.waiting));
    put(registry, "webhook_oldest_seconds", "For how long the oldest message that is due has waited", shared.webhooks.oldest.as_secs_f64());
    put(registry, "webhooks_switched_off", "Webhooks that the program switched off, because they never answered or are gone", whole(shared.webhooks.off));
    put(registry, "waiting_people", "People on waiting lists of events to come", whole(shared.people_waiting));
    if let Some((violations, at)) = shared.violations {
        put(registry, "audit_violations", "Broken invariants that the last nightly audit found", whole(violations));
        put(registry, "audit_finished_timestamp_seconds", "When that audit ended, in seconds since 1970", whole(at));
    }
    if let Some((made, failed)) = shared.backup {
        put(registry, "backup_failed", "Whether the last try of a scheduled backup failed", flag(failed));
        put(registry, "backup_finished_timestamp_seconds", "When the last scheduled backup was made, in seconds since 1970; 0: never", whole(made.unwrap_or(0)));
    }
}

/// Of the process, under the names that every exporter uses. From `/proc`: elsewhere they are left out.
fn process(started: Timestamp) -> Registry {
    let mut registry = Registry::with_prefix("process");
    put(&mut registry, "start_time_seconds", "When the process began, in seconds since 1970", whole(started.as_second()));
    if let Some(bytes) = resident_bytes() {
        put(&mut registry, "resident_memory_bytes", "Memory that the process has", whole(bytes));
    }
    if let Ok(files) = std::fs::read_dir("/proc/self/fd") {
        put(&mut registry, "open_fds", "Open files and connections", whole(files.count()));
    }
    registry
}

/// `VmRSS` of proc_pid_status(5), in kilobytes there.
fn resident_bytes() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    line.split_whitespace().next()?.parse::<u64>().ok().map(|kilobytes| kilobytes * 1024)
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::{MailResult, Metrics, Place, Shared, Snapshot};

    #[test]
    fn what_was_counted_is_told() {
        let metrics = Metrics::new(jiff::Timestamp::UNIX_EPOCH);
        metrics.answered("GET", "/events/{slug}", 200, Duration::from_micros(1_500));
        metrics.answered("GET", "/events/{slug}", 404, Duration::from_millis(20));
        metrics.registered(2, 0, 1);
        metrics.refused("full");
        metrics.mailed(MailResult::Delivered);
        metrics.told_system(false);
        let shared = Shared { mails_waiting: 3, oldest_mail: Duration::from_secs(90), violations: Some((0, 1_790_000_000)), backup: Some((None, true)), ..Shared::default() };
        let text = metrics.text(&Snapshot { database: "sqlite", shared: Some(shared), free: vec![(Place::Database, 1024)], ..Snapshot::default() });
        for line in [
            r#"belfry_http_answer_seconds_bucket{le="0.0025",method="GET",route="/events/{slug}",status="2xx"} 1"#,
            r#"belfry_http_answer_seconds_count{method="GET",route="/events/{slug}",status="4xx"} 1"#,
            r#"belfry_registrations_total{outcome="confirmed"} 2"#,
            r#"belfry_registrations_total{outcome="waitlisted"} 1"#,
            r#"belfry_registration_refusals_total{reason="full"} 1"#,
            r#"belfry_mail_attempts_total{outcome="delivered"} 1"#,
            r#"belfry_webhook_attempts_total{outcome="failed"} 1"#,
            "belfry_outbox_mails 3.0",
            "belfry_webhooks_switched_off 0.0",
            "belfry_outbox_oldest_seconds 90.0",
            "belfry_audit_violations 0.0",
            "belfry_backup_failed 1.0",
            r#"belfry_disk_free_bytes{of="database"} 1024.0"#,
        ] {
            assert!(text.contains(line), "{line} in {text}");
        }
        assert!(text.ends_with("# EOF\n") && !text.contains("outcome=\"pending\""), "{text}");
        assert!(text.contains("process_resident_memory_bytes"), "{text}");
    }
}
