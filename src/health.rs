//! What the process has seen of the things it depends on, for `/health/ready`, `/metrics` and the desk: whether the mail server can be
//! used, and whether the clock jumped. (The database knows of itself: `db::Writable`; the mail worker has its `outbox::Pulse`.)

use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// For so long after it, a jump of the clock is told.
const TOLD: Duration = Duration::from_secs(600);

/// Cheap to clone; all clones know the same.
#[derive(Debug, Clone, Default)]
pub struct Health(Arc<Mutex<Seen>>);

#[derive(Debug, Default)]
struct Seen {
    mail_server: MailServer,
    jump: Option<Instant>,
}

/// The mail server, as it was found last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum MailServer {
    /// Nobody has needed it yet.
    #[default]
    Unknown,
    There,
    Away,
}

impl Health {
    #[must_use]
    pub fn mail_server(&self) -> MailServer {
        self.seen().mail_server
    }

    pub fn found_mail_server(&self, there: bool) {
        self.seen().mail_server = if there { MailServer::There } else { MailServer::Away };
    }

    /// Whether the machine's clock jumped a while ago.
    #[must_use]
    pub fn clock_jumped(&self) -> bool {
        self.seen().jump.is_some_and(|at| at.elapsed() < TOLD)
    }

    pub fn saw_clock_jump(&self) {
        self.seen().jump = Some(Instant::now());
    }

    fn seen(&self) -> std::sync::MutexGuard<'_, Seen> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
