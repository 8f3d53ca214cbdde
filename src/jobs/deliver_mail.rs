//! Delivers the outbox: claim by lease, send outside any transaction, mark. Claiming is a write, so a database that
//! is full or away stops the sending before the first mail that could not be marked. Claiming and marking go on beside
//! the sending, many mails to a commit; `sent_journal` knows meanwhile what left.

use std::collections::{HashMap, HashSet, VecDeque};
use std::sync::Arc;
use std::time::Duration;

use jiff::SignedDuration;
use tokio::task::JoinSet;
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

use super::post::{Attempted, Post, Transport};
use super::sent_journal::SentJournal;
use crate::actions::mail::settle::settle;
use crate::app::App;
use crate::entity::outbox::{Model, Urgency};
use crate::error::Error;
use crate::mail::smtp::Trouble;
use crate::outbox::{self, Claim, Claimed, Outcome};

/// Without a ring of the bell the worker looks this often; other copies' mails ring no bell here.
const LOOK: Duration = Duration::from_secs(1);
/// Leases are renewed this often, several times before they end.
const HOLD: Duration = Duration::from_secs(15);
/// A stop lets the sending finish for so long; the marks come after.
const FAREWELL: Duration = Duration::from_secs(8);
/// The longest pause while the mail server is away, and while it does not let us in.
const LONGEST_PAUSE: Duration = Duration::from_secs(30);
const LONGEST_PAUSE_SIGN_IN: Duration = Duration::from_secs(60);

/// Mails sent and not yet marked, at most, while the journal has them.
const MOST_UNMARKED: usize = 256;
/// So many marks share a commit, unless they are older than that.
const MARKS: usize = 64;
const MARK_WITHIN: Duration = Duration::from_millis(100);
/// Mails claimed at once, at least: a claim is a commit, too. The next are claimed while half of them are left.
const LEAST_CLAIM: usize = 64;
/// How long a receiving domain that asked for patience gets one mail at a time, and the pause between two.
const CAREFUL_TIME: Duration = Duration::from_secs(3600);
const CAREFUL_PAUSE: Duration = Duration::from_secs(2);
/// Between two mails of many alike: at most 160 a second, so that whoever registers meanwhile does not feel them
/// (`benches/messages.rs`). No mail host takes more from one sender.
const REST_OF_MANY: Duration = Duration::from_millis(6);
/// In `last_error`: the receiving domain asked for patience.
pub const SPREAD: &str = "spread";
/// In `last_error`: the program was stopped before or while it was sent.
pub const STOPPED: &str = "stopped";

/// Delivers until `stop`; then finishes what is being sent and gives the rest back.
pub async fn run(post: Arc<Post>, stop: &CancellationToken) {
    let mut worker = Worker::new(post);
    while !stop.is_cancelled() {
        worker.app().pulse.beat();
        worker.mark_left().await;
        worker.mark_remembered();
        worker.hold().await;
        worker.fill();
        worker.turn(stop).await;
    }
    worker.wind_down().await;
}

/// For tests: delivers what is due, and what becomes due by that, then returns how many mails were tried.
/// Ends early when the mail server cannot be reached.
///
/// # Errors
/// The database's; a template that cannot be read.
pub async fn until_idle(app: &App, transport: Transport) -> Result<usize, Error> {
    let post = Post::new(app, transport)?;
    let (owner, mut tried) = (app.clock.random_id(), 0);
    loop {
        let claim = Claim { owner, now: app.clock.now(), most: 50, except: Vec::new(), per_minute: app.config.mails_per_minute };
        let claimed = outbox::claim(&app.db, claim).await?;
        if claimed.rows.is_empty() && claimed.settled == 0 {
            return Ok(tried);
        }
        for row in claimed.rows {
            let Attempted { outcome, trouble, .. } = post.attempt(&row).await;
            settle(app, owner, vec![(row.id, outcome)]).await?;
            tried += 1;
            if trouble.is_some() {
                return Ok(tried);
            }
        }
    }
}

/// What a task tells when it ends.
enum Report {
    Sent { row: Box<Model>, attempted: Attempted },
    Claimed(Result<Claimed, Error>),
    Marked(Option<Error>),
    Probed(Result<(), Trouble>),
}

/// No server to talk to, and when to look again.
struct Pause {
    reason: String,
    until: Instant,
    probing: bool,
}

/// A receiving domain that gets one mail at a time for a while.
struct Careful {
    until: Instant,
    next: Instant,
}

struct Worker {
    post: Arc<Post>,
    owner: Uuid,
    /// Claimed and not yet begun.
    claimed: VecDeque<Model>,
    /// More are being claimed.
    claiming: bool,
    /// Nothing is due, as far as the last look told.
    idle: bool,
    journal: Arc<SentJournal>,
    /// Sent by a predecessor that did not live to mark them.
    left: Vec<Uuid>,
    /// Being composed or sent.
    sending: HashSet<Uuid>,
    tasks: JoinSet<Report>,
    /// Sent or tried, and not yet marked: never sent again by this worker.
    remembered: HashMap<Uuid, Outcome>,
    /// Since when the oldest of them waits.
    remembered_since: Instant,
    /// The same, while the mark is being written.
    marking: HashMap<Uuid, Outcome>,
    /// Receiving domains that asked for fewer mails at a time.
    careful: HashMap<String, Careful>,
    pause: Option<Pause>,
    /// Not before then the next mail of many.
    next_of_many: Instant,
    /// How often the server could not be used since it last took or refused a mail.
    failures: u32,
    database_away: bool,
    held_at: Instant,
}

impl Worker {
    fn new(post: Arc<Post>) -> Self {
        let owner = post.app.clock.random_id();
        let (journal, left) = SentJournal::open(post.app.config.sent_journal.as_deref());
        Self {
            post,
            owner,
            claimed: VecDeque::new(),
            claiming: false,
            idle: false,
            journal: Arc::new(journal),
            left,
            sending: HashSet::new(),
            tasks: JoinSet::new(),
            remembered: HashMap::new(),
            remembered_since: Instant::now(),
            marking: HashMap::new(),
            careful: HashMap::new(),
            pause: None,
            next_of_many: Instant::now(),
            failures: 0,
            database_away: false,
            held_at: Instant::now(),
        }
    }

    fn app(&self) -> &App {
        &self.post.app
    }

    /// Waits for whatever comes first: a mail that is through, a ring, the next look, the end.
    async fn turn(&mut self, stop: &CancellationToken) {
        let bell = Arc::clone(&self.app().bell);
        let wait = self.pause.as_ref().map_or(LOOK, |pause| pause.until.saturating_duration_since(Instant::now()).clamp(Duration::from_millis(10), LOOK));
        let wait = if self.waits_for_its_turn() { wait.min(self.next_of_many.saturating_duration_since(Instant::now())) } else { wait };
        let wait = if self.remembered.is_empty() || self.database_away { wait } else { wait.min(MARK_WITHIN) };
        tokio::select! {
            () = stop.cancelled() => {}
            Some(report) = self.tasks.join_next(), if !self.tasks.is_empty() => self.hear(report),
            () = bell.notified(), if self.pause.is_none() && !self.database_away => self.idle = false,
            () = tokio::time::sleep(wait) => {
                self.idle = false;
                if let Transport::Smtp(smtp) = &self.post.transport {
                    smtp.close_idle().await;
                }
            }
        }
    }

    /// Keeps all connections busy while there is something to send.
    fn fill(&mut self) {
        if let Some(pause) = &mut self.pause {
            if Instant::now() >= pause.until && !pause.probing {
                pause.probing = true;
                self.probe();
            }
            return;
        }
        if self.claimed.len() < LEAST_CLAIM / 2 {
            self.claim();
        }
        while self.has_room() && !self.waits_for_its_turn() {
            let Some(row) = self.claimed.pop_front() else { return };
            if row.urgency == Urgency::Bulk {
                self.next_of_many = Instant::now() + REST_OF_MANY;
            }
            match self.patience(&row) {
                None => self.send(row),
                Some(pause) => {
                    let at = self.app().clock.now() + SignedDuration::try_from(pause).unwrap_or(SignedDuration::ZERO);
                    self.remember(row.id, Outcome::NotTried { at, error: SPREAD.to_owned() });
                }
            }
        }
    }

    /// What is neither marked nor in the journal would be sent again after a crash: without a journal, one mail for each connection at most.
    fn has_room(&self) -> bool {
        let unmarked = self.remembered.len() + self.marking.len();
        if self.journal.is_kept() {
            self.sending.len() < self.post.width() && unmarked < MOST_UNMARKED && !self.journal.is_long()
        } else {
            self.sending.len() + unmarked < self.post.transport.connections()
        }
    }

    fn remember(&mut self, id: Uuid, outcome: Outcome) {
        if self.remembered.is_empty() {
            self.remembered_since = Instant::now();
        }
        self.remembered.insert(id, outcome);
    }

    /// The next mail is one of many alike, and the last of those left a moment ago.
    fn waits_for_its_turn(&self) -> bool {
        self.claimed.front().is_some_and(|row| row.urgency == Urgency::Bulk) && Instant::now() < self.next_of_many
    }

    /// How long a mail waits for those before it to a domain that asked for patience; `None`: it may go now.
    fn patience(&mut self, row: &Model) -> Option<Duration> {
        let now = Instant::now();
        self.careful.retain(|_, careful| now < careful.until);
        let careful = self.careful.get_mut(domain(row))?;
        let wait = careful.next.saturating_duration_since(now);
        careful.next = careful.next.max(now) + CAREFUL_PAUSE;
        (!wait.is_zero()).then_some(wait)
    }

    /// Takes more while others are being sent.
    fn claim(&mut self) {
        // What cannot be marked must not be sent.
        let cannot_mark = self.database_away && !(self.remembered.is_empty() && self.marking.is_empty());
        if self.claiming || self.idle || cannot_mark || !self.left.is_empty() || self.goes_back() {
            return;
        }
        self.claiming = true;
        let app = self.app().clone();
        let (now, most) = (app.clock.now(), (4 * self.post.width()).max(LEAST_CLAIM) as u64);
        let claim = Claim { owner: self.owner, now, most, except: self.in_hand(), per_minute: app.config.mails_per_minute };
        self.tasks.spawn(async move {
            let claimed = async {
                while outbox::is_anything_due(&app.db, now).await? {
                    let claimed = outbox::claim(&app.db, claim.clone()).await?;
                    // What will not be sent may have stood before others.
                    if !claimed.rows.is_empty() || claimed.settled == 0 {
                        return Ok(claimed);
                    }
                }
                Ok(Claimed::default())
            };
            Report::Claimed(claimed.await)
        });
    }

    /// A mail that is due is on its way back to where it stood: until it is there, those behind it would be claimed before it.
    fn goes_back(&self) -> bool {
        let now = self.app().clock.now();
        self.remembered.values().chain(self.marking.values()).any(|outcome| matches!(outcome, Outcome::NotTried { at, .. } if *at <= now))
    }

    /// What a predecessor sent is marked before anything is claimed.
    async fn mark_left(&mut self) {
        if self.left.is_empty() {
            return;
        }
        let app = self.app().clone();
        match outbox::mark_sent(&app.db, self.left.clone(), app.clock.now()).await {
            Ok(mails) => {
                tracing::info!(mails, "mails that were sent before the program was cut off are marked");
                self.left.clear();
                self.journal.clear();
                self.database_away = false;
            }
            Err(error) => self.database_is_away(&error),
        }
    }

    fn database_is_away(&mut self, error: &Error) {
        if !self.database_away {
            tracing::warn!(%error, "mail waits: the outbox cannot be read or written");
        }
        self.database_away = true;
    }

    /// What was claimed and is not marked yet.
    fn in_hand(&self) -> Vec<Uuid> {
        let unmarked = self.remembered.keys().chain(self.marking.keys());
        self.sending.iter().chain(unmarked).copied().chain(self.claimed.iter().map(|row| row.id)).collect()
    }

    /// Tells other copies that what is in hand is being sent.
    async fn hold(&mut self) {
        let ids = self.in_hand();
        if self.held_at.elapsed() < HOLD || ids.is_empty() {
            return;
        }
        self.held_at = Instant::now();
        let app = self.app();
        if let Err(error) = outbox::hold(&app.db, self.owner, ids, app.clock.now()).await {
            tracing::debug!(%error, "leases of mails were not renewed");
        }
    }

    fn send(&mut self, row: Model) {
        let (post, journal) = (Arc::clone(&self.post), Arc::clone(&self.journal));
        self.sending.insert(row.id);
        self.tasks.spawn(async move {
            let attempted = post.attempt(&row).await;
            if attempted.outcome == Outcome::Delivered {
                journal.note(row.id);
            }
            Report::Sent { row: Box::new(row), attempted }
        });
    }

    fn probe(&mut self) {
        let post = Arc::clone(&self.post);
        self.tasks.spawn(async move {
            Report::Probed(match &post.transport {
                Transport::Smtp(smtp) => smtp.probe().await,
                Transport::Mailbox => Ok(()),
            })
        });
    }

    fn hear(&mut self, report: Result<Report, tokio::task::JoinError>) {
        match report {
            Ok(Report::Sent { row, attempted: Attempted { outcome, trouble, too_fast } }) => {
                self.sending.remove(&row.id);
                match trouble {
                    // Those that were on their way when it went tell nothing new.
                    Some(trouble) if self.pause.is_none() => self.server_is_away(&trouble),
                    Some(_) => {}
                    None => {
                        self.failures = 0;
                        self.server_is_there();
                    }
                }
                if too_fast {
                    let now = Instant::now();
                    self.careful.insert(domain(&row).to_owned(), Careful { until: now + CAREFUL_TIME, next: now + CAREFUL_PAUSE });
                }
                self.remember(row.id, outcome);
            }
            Ok(Report::Claimed(claimed)) => self.has_claimed(claimed),
            Ok(Report::Marked(None)) => {
                self.marking.clear();
                self.database_away = false;
                // Letters that waited for these.
                self.idle = false;
                if self.sending.is_empty() && self.remembered.is_empty() {
                    self.journal.clear();
                }
            }
            Ok(Report::Marked(Some(error))) => {
                self.remembered.extend(self.marking.drain());
                self.database_is_away(&error);
            }
            Ok(Report::Probed(Ok(()))) => self.server_is_there(),
            Ok(Report::Probed(Err(trouble))) => self.server_is_away(&trouble),
            Err(error) => {
                tracing::error!(%error, "a task of the mail worker ended badly; its mail goes on after its lease");
                self.remembered.extend(self.marking.drain());
                self.claiming = false;
            }
        }
    }

    fn has_claimed(&mut self, claimed: Result<Claimed, Error>) {
        self.claiming = false;
        match claimed {
            Ok(Claimed { rows, .. }) => {
                self.database_away = false;
                self.idle = rows.is_empty();
                self.claimed.extend(rows);
                if let Some(pause) = &self.pause {
                    let reason = pause.reason.clone();
                    self.give_back(&reason);
                }
            }
            Err(error) => self.database_is_away(&error),
        }
    }

    fn server_is_there(&mut self) {
        self.post.found_server();
        self.app().health.found_mail_server(true);
        if self.pause.take().is_some() {
            tracing::info!("the mail server is there again");
        }
    }

    fn server_is_away(&mut self, trouble: &Trouble) {
        self.app().health.found_mail_server(false);
        let longest = if trouble.sign_in { LONGEST_PAUSE_SIGN_IN } else { LONGEST_PAUSE };
        let length = Duration::from_secs(1 << self.failures.min(6)).min(longest);
        if self.failures == 0 {
            // Connecting names the server only, never a recipient.
            tracing::error!(reason = trouble.reason, "mail waits: the mail server cannot be used");
        } else {
            tracing::warn!(reason = trouble.reason, pause_seconds = length.as_secs(), "the mail server still cannot be used");
        }
        self.failures += 1;
        self.pause = Some(Pause { reason: trouble.reason.clone(), until: Instant::now() + length, probing: false });
        // Another copy may reach the server.
        self.give_back(&trouble.reason);
    }

    /// What is claimed and has not begun goes back to where it stood.
    fn give_back(&mut self, reason: &str) {
        let back: Vec<Model> = self.claimed.drain(..).collect();
        for row in back {
            self.remember(row.id, Outcome::NotTried { at: row.due_at.0, error: reason.to_owned() });
        }
    }

    /// Writes down what became of mails, while others are being sent: one commit at a time, with all that has come together.
    fn mark_remembered(&mut self) {
        if self.remembered.is_empty() || !self.marking.is_empty() {
            return;
        }
        // While the journal has them, they may wait for company.
        let alone = self.remembered.len() < MARKS && !self.sending.is_empty() && self.remembered_since.elapsed() < MARK_WITHIN;
        if alone && self.journal.is_kept() {
            return;
        }
        self.mark();
    }

    fn mark(&mut self) {
        self.marking = std::mem::take(&mut self.remembered);
        let outcomes = self.marking.clone().into_iter().collect();
        let (app, owner) = (self.app().clone(), self.owner);
        self.tasks.spawn(async move { Report::Marked(settle(&app, owner, outcomes).await.err()) });
    }

    /// What is being sent may finish; what has not begun goes back.
    async fn wind_down(mut self) {
        let end = Instant::now() + FAREWELL;
        self.give_back(STOPPED);
        self.mark_remembered();
        while let Ok(Some(report)) = tokio::time::timeout_at(end, self.tasks.join_next()).await {
            self.hear(report);
            self.give_back(STOPPED);
            if !self.database_away {
                self.mark_remembered();
            }
        }
        self.tasks.abort_all();
        let (app, now) = (self.app().clone(), self.app().clock.now());
        let cut_off = std::mem::take(&mut self.sending).into_iter().map(|id| (id, Outcome::Later { at: now, error: STOPPED.to_owned() }));
        let last: Vec<(Uuid, Outcome)> = self.remembered.drain().chain(self.marking.drain()).chain(cut_off).collect();
        let mails = last.len();
        if last.is_empty() || settle(&app, self.owner, last).await.is_ok() {
            if self.left.is_empty() {
                self.journal.clear();
            }
        } else {
            tracing::error!(mails, "mails were sent or tried and could not be marked");
        }
        if let Transport::Smtp(smtp) = &self.post.transport {
            smtp.close().await;
        }
    }
}

/// Of the recipient's address.
fn domain(row: &Model) -> &str {
    row.mailbox.rsplit('@').next().unwrap_or_default()
}
