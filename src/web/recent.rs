//! What was read a moment ago, for reading that only prepares a decision made elsewhere: a rush of forms for one
//! event asks for the event once a second, not once a form.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};
use std::time::{Duration, Instant};

const FRESH: Duration = Duration::from_secs(1);
const MOST: usize = 500;

/// Values by key, each at most a second old.
pub struct Recent<T> {
    shelf: RwLock<HashMap<Box<str>, Kept<T>>>,
}

struct Kept<T> {
    read_at: Instant,
    value: Arc<T>,
}

impl<T> Default for Recent<T> {
    fn default() -> Self {
        Self { shelf: RwLock::default() }
    }
}

impl<T> Recent<T> {
    /// The value of `key`, kept or read now.
    ///
    /// # Errors
    /// Those of `read`; they are not kept.
    pub async fn get<E>(&self, key: &str, read: impl AsyncFnOnce() -> Result<T, E>) -> Result<Arc<T>, E> {
        let kept = self.shelf.read().unwrap_or_else(PoisonError::into_inner).get(key).filter(|kept| kept.read_at.elapsed() < FRESH).map(|kept| Arc::clone(&kept.value));
        if let Some(value) = kept {
            return Ok(value);
        }
        let read_at = Instant::now();
        let value = Arc::new(read().await?);
        let mut shelf = self.shelf.write().unwrap_or_else(PoisonError::into_inner);
        if shelf.len() >= MOST {
            shelf.clear();
        }
        shelf.insert(key.into(), Kept { read_at, value: Arc::clone(&value) });
        Ok(value)
    }
}
