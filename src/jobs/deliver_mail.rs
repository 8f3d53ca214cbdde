//! Delivers the outbox: claim by lease, send outside any transaction, mark. Claiming is a write, so a database that
//! is full or away stops the sending before the first mail that could not be marked.

use std::collections::{HashMap, VecDeque};
use std::sync::Arc;
use std::time::Duration;

use tokio::task::JoinSet;
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

use super::post::{Post, Transport};
use crate::actions::mail::give_up::give_up;
use crate::app::App;
use crate::entity::outbox::Model;
use crate::error::Error;
use crate::mail::smtp::Trouble;
use crate::outbox::{self, Outcome};

/// Without a ring of the bell the worker looks this often; other copies' mails ring no bell here.
const LOOK: Duration = Duration::from_secs(1);
/// Leases are renewed this often, several times before they end.
const HOLD: Duration = Duration::from_secs(15);
/// A stop lets the sending finish for so long; the marks come after.
const FAREWELL: Duration = Duration::from_secs(8);
/// The longest pause while the mail server is away, and while it does not let us in.
const LONGEST_PAUSE: Duration = Duration::from_secs(30);
const LONGEST_PAUSE_SIGN_IN: Duration = Duration::from_secs(60);

/// Delivers until `stop`; then finishes what is being sent and gives the rest back.
pub async fn run(post: Arc<Post>, stop: &CancellationToken) {
    let mut worker = Worker::new(post);
    while !stop.is_cancelled() {
        worker.app().pulse.beat();
        worker.mark_remembered().await;
        worker.hold().await;
        worker.fill().await;
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
    while outbox::is_anything_due(&app.db, app.clock.now()).await? {
        for row in outbox::claim(&app.db, owner, app.clock.now(), 50, Vec::new()).await? {
            let (outcome, trouble) = post.attempt(&row).await;
            mark(app, owner, row.id, outcome).await?;
            tried += 1;
            if trouble.is_some() {
                return Ok(tried);
            }
        }
    }
    Ok(tried)
}

/// Marks what became of a mail; who follows its event hears when it was given up.
async fn mark(app: &App, owner: Uuid, id: Uuid, outcome: Outcome) -> Result<(), Error> {
    match outcome {
        Outcome::Failed { error } => give_up(app, owner, id, error).await,
        outcome => outbox::mark(&app.db, owner, id, outcome, app.clock.now()).await,
    }
}

/// What a task tells when it ends.
enum Report {
    Sent { id: Uuid, outcome: Outcome, marked: bool, trouble: Option<Trouble> },
    Probed(Result<(), Trouble>),
}

/// No server to talk to, and when to look again.
struct Pause {
    until: Instant,
    probing: bool,
}

struct Worker {
    post: Arc<Post>,
    owner: Uuid,
    /// Claimed and not yet begun.
    claimed: VecDeque<Model>,
    /// Being sent, by row.
    sending: HashMap<Uuid, Model>,
    tasks: JoinSet<Report>,
    /// Sent or tried, and not yet marked: never sent again by this worker.
    remembered: HashMap<Uuid, Outcome>,
    pause: Option<Pause>,
    /// How often the server could not be used since it last took or refused a mail.
    failures: u32,
    database_away: bool,
    held_at: Instant,
}

impl Worker {
    fn new(post: Arc<Post>) -> Self {
        let owner = post.app.clock.random_id();
        Self {
            post,
            owner,
            claimed: VecDeque::new(),
            sending: HashMap::new(),
            tasks: JoinSet::new(),
            remembered: HashMap::new(),
            pause: None,
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
        tokio::select! {
            () = stop.cancelled() => {}
            Some(report) = self.tasks.join_next(), if !self.tasks.is_empty() => self.hear(report),
            () = bell.notified(), if self.pause.is_none() && !self.database_away => {}
            () = tokio::time::sleep(wait) => {
                if let Transport::Smtp(smtp) = &self.post.transport {
                    smtp.close_idle().await;
                }
            }
        }
    }

    /// Keeps all connections busy while there is something to send.
    async fn fill(&mut self) {
        if let Some(pause) = &mut self.pause {
            if Instant::now() >= pause.until && !pause.probing {
                pause.probing = true;
                self.probe();
            }
            return;
        }
        while self.sending.len() < self.post.width() {
            if self.claimed.is_empty() && !self.claim().await {
                return;
            }
            let Some(row) = self.claimed.pop_front() else { return };
            self.send(row);
        }
    }

    /// Whether something was claimed.
    async fn claim(&mut self) -> bool {
        // What cannot be marked must not be sent.
        if !self.remembered.is_empty() {
            return false;
        }
        let (app, owner, most) = (self.app().clone(), self.owner, 4 * self.post.width() as u64);
        let in_hand = self.in_hand();
        let claimed =
            async { if outbox::is_anything_due(&app.db, app.clock.now()).await? { outbox::claim(&app.db, owner, app.clock.now(), most, in_hand).await } else { Ok(Vec::new()) } };
        match claimed.await {
            Ok(rows) => {
                self.database_away = false;
                self.claimed.extend(rows);
            }
            Err(error) => {
                if !self.database_away {
                    tracing::warn!(%error, "mail waits: the outbox cannot be read or written");
                }
                self.database_away = true;
            }
        }
        !self.claimed.is_empty()
    }

    /// What was claimed and is not marked yet.
    fn in_hand(&self) -> Vec<Uuid> {
        self.sending.keys().copied().chain(self.claimed.iter().map(|row| row.id)).chain(self.remembered.keys().copied()).collect()
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
        let (post, owner) = (Arc::clone(&self.post), self.owner);
        self.sending.insert(row.id, row.clone());
        self.tasks.spawn(async move {
            let (outcome, trouble) = post.attempt(&row).await;
            let marked = mark(&post.app, owner, row.id, outcome.clone()).await.is_ok();
            Report::Sent { id: row.id, outcome, marked, trouble }
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
            Ok(Report::Sent { id, outcome, marked, trouble }) => {
                self.sending.remove(&id);
                match trouble {
                    // Those that were on their way when it went tell nothing new.
                    Some(trouble) if self.pause.is_none() => self.server_is_away(&trouble),
                    Some(_) => {}
                    None => {
                        self.failures = 0;
                        self.server_is_there();
                    }
                }
                if !marked {
                    self.remembered.insert(id, outcome);
                }
            }
            Ok(Report::Probed(Ok(()))) => self.server_is_there(),
            Ok(Report::Probed(Err(trouble))) => self.server_is_away(&trouble),
            Err(error) => tracing::error!(%error, "a task of the mail worker ended badly; its mail goes on after its lease"),
        }
    }

    fn server_is_there(&mut self) {
        if self.pause.take().is_some() {
            tracing::info!("the mail server is there again");
        }
    }

    fn server_is_away(&mut self, trouble: &Trouble) {
        let longest = if trouble.sign_in { LONGEST_PAUSE_SIGN_IN } else { LONGEST_PAUSE };
        let length = Duration::from_secs(1 << self.failures.min(6)).min(longest);
        if self.failures == 0 {
            // Connecting names the server only, never a recipient.
            tracing::error!(reason = trouble.reason, "mail waits: the mail server cannot be used");
        } else {
            tracing::warn!(reason = trouble.reason, pause_seconds = length.as_secs(), "the mail server still cannot be used");
        }
        self.failures += 1;
        self.pause = Some(Pause { until: Instant::now() + length, probing: false });
        // Give back what has not begun: another copy may reach the server.
        let waiting: Vec<Model> = self.claimed.drain(..).collect();
        self.remembered.extend(waiting.into_iter().map(|row| (row.id, Outcome::NotTried { at: row.due_at.0, error: trouble.reason.clone() })));
    }

    async fn mark_remembered(&mut self) {
        let (app, owner) = (self.app().clone(), self.owner);
        // All at once: they share a commit, or wait together for a database that is away.
        let marks = std::mem::take(&mut self.remembered).into_iter().map(|(id, outcome)| {
            let app = &app;
            async move {
                let marked = mark(app, owner, id, outcome.clone()).await;
                marked.is_err().then_some((id, outcome))
            }
        });
        self.remembered = futures_util::future::join_all(marks).await.into_iter().flatten().collect();
    }

    /// What is being sent may finish; what has not begun goes back.
    async fn wind_down(mut self) {
        let end = Instant::now() + FAREWELL;
        let back = |row: &Model| Outcome::NotTried { at: row.due_at.0, error: "stopped before it was sent".to_owned() };
        self.remembered.extend(self.claimed.drain(..).map(|row| (row.id, back(&row))).collect::<Vec<_>>());
        self.mark_remembered().await;
        while let Ok(Some(report)) = tokio::time::timeout_at(end, self.tasks.join_next()).await {
            self.hear(report);
        }
        self.tasks.abort_all();
        let now = self.app().clock.now();
        for id in std::mem::take(&mut self.sending).into_keys() {
            self.remembered.insert(id, Outcome::Later { at: now, error: "stopped while it was being sent".to_owned() });
        }
        self.mark_remembered().await;
        if !self.remembered.is_empty() {
            tracing::error!(mails = self.remembered.len(), "mails were sent or tried and could not be marked; they may be sent again");
        }
        if let Transport::Smtp(smtp) = &self.post.transport {
            smtp.close().await;
        }
    }
}
