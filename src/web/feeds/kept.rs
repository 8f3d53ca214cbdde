//! Public feeds, kept until an event or a session changes: thousands of entries are written once, not once a poll.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::time::{Duration, Instant};

use jiff::Timestamp;
use tokio::sync::Mutex as Turn;

use super::answer::FeedFile;
use crate::app::App;
use crate::error::Error;
use crate::queries::public_feed::{Revision, latest, revision};

/// Another process on the same database commits unseen by our counter: after this long we look when the latest change
/// was.
const FRESH: Duration = Duration::from_secs(1);
/// After this long we count, too: what is removed, or written by a copy whose clock is behind, is no latest change.
const COUNTED: Duration = Duration::from_secs(60);
const MOST_FEEDS: usize = 100;
const MOST_BYTES: usize = 64 * 1024 * 1024;

/// A feed to keep.
pub struct Made {
    pub file: FeedFile,
    /// When it will look different although nothing is written.
    pub valid_until: Option<Timestamp>,
}

struct Kept {
    made: Made,
    revision: Revision,
    seen: Mutex<Seen>,
}

/// That nothing had changed.
#[derive(Clone, Copy)]
struct Seen {
    /// The database's count of commits at that time.
    commits: u64,
    looked: Instant,
    counted: Instant,
}

impl Seen {
    fn now(app: &App) -> Self {
        let now = Instant::now();
        Self { commits: app.db.commits(), looked: now, counted: now }
    }
}

impl Kept {
    fn saw(self: Arc<Self>, seen: Seen) -> Arc<Self> {
        *self.seen.lock().unwrap_or_else(PoisonError::into_inner) = seen;
        self
    }
}

#[derive(Default)]
pub struct Feeds {
    shelf: RwLock<HashMap<String, Arc<Kept>>>,
    /// One is written at a time: a hundred programs that ask in the same second wait for the first one's.
    turn: Turn<()>,
}

impl Feeds {
    /// The feed of that key, kept or made now by `make`; `use_it` answers with it.
    ///
    /// # Errors
    /// Those of `make`, which are not kept; the database's.
    pub async fn with<T>(&self, app: &App, key: &str, make: impl AsyncFnOnce() -> Result<Made, Error>, use_it: impl FnOnce(&FeedFile) -> T) -> Result<T, Error> {
        if let Some(kept) = self.fresh(app, key).await? {
            return Ok(use_it(&kept.made.file));
        }
        let _turn = self.turn.lock().await;
        if let Some(kept) = self.fresh(app, key).await? {
            return Ok(use_it(&kept.made.file));
        }
        // Before reading: what is committed during the reading makes the feed old at once.
        let seen = Seen::now(app);
        let revision = revision(app.db.reader()).await?;
        let kept = Arc::new(Kept { made: make().await?, revision, seen: Mutex::new(seen) });
        let answer = use_it(&kept.made.file);
        self.put(key, kept);
        Ok(answer)
    }

    async fn fresh(&self, app: &App, key: &str) -> Result<Option<Arc<Kept>>, Error> {
        let Some(kept) = self.shelf.read().unwrap_or_else(PoisonError::into_inner).get(key).map(Arc::clone) else { return Ok(None) };
        if kept.made.valid_until.is_some_and(|until| app.clock.now() >= until) {
            return Ok(None);
        }
        let now = Seen::now(app);
        let seen = *kept.seen.lock().unwrap_or_else(PoisonError::into_inner);
        if seen.commits != now.commits || seen.counted.elapsed() >= COUNTED {
            return Ok((revision(app.db.reader()).await? == kept.revision).then(|| kept.saw(now)));
        }
        if seen.looked.elapsed() >= FRESH {
            return Ok((latest(app.db.reader()).await? == kept.revision.latest()).then(|| kept.saw(Seen { counted: seen.counted, ..now })));
        }
        Ok(Some(kept))
    }

    fn put(&self, key: &str, kept: Arc<Kept>) {
        let mut shelf = self.shelf.write().unwrap_or_else(PoisonError::into_inner);
        let bytes: usize = shelf.values().map(|kept| kept.made.file.size()).sum();
        if shelf.len() >= MOST_FEEDS || bytes + kept.made.file.size() > MOST_BYTES {
            shelf.clear();
        }
        shelf.insert(key.to_owned(), kept);
    }
}
