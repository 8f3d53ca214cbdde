//! The id of the request that is being answered. It goes along wherever the request's work goes, so that each mail that the
//! request causes keeps it, and somebody who has the one finds the other in the log.

use std::sync::Arc;

tokio::task_local! {
    static CURRENT: Arc<str>;
}

/// Characters that an id from a proxy may have, at least and at most.
const LENGTH: std::ops::RangeInclusive<usize> = 8..=64;

/// The request whose work this is; `None`: it is nobody's, as that of the jobs.
#[must_use]
pub fn current() -> Option<Arc<str>> {
    CURRENT.try_with(Arc::clone).ok()
}

/// Does the work of that request; of none, when there is none.
pub async fn within<F: Future>(id: Option<Arc<str>>, work: F) -> F::Output {
    match id {
        Some(id) => CURRENT.scope(id, work).await,
        None => work.await,
    }
}

/// The same of what does not wait.
pub fn at_once<T>(id: Option<Arc<str>>, work: impl FnOnce() -> T) -> T {
    match id {
        Some(id) => CURRENT.sync_scope(id, work),
        None => work(),
    }
}

/// What a proxy may call a request: letters, digits, hyphens and underscores, which can stand in a log and in a mail's header as they are.
#[must_use]
pub fn is_good(id: &str) -> bool {
    LENGTH.contains(&id.len()) && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
}

#[cfg(test)]
mod tests {
    use super::{at_once, current, is_good, within};

    #[tokio::test]
    async fn work_knows_its_request_and_other_work_does_not() {
        assert_eq!(current(), None);
        let known = within(Some("0123456789".into()), async { current() }).await;
        assert_eq!(known.as_deref(), Some("0123456789"));
        assert_eq!(within(None, async { current() }).await, None);
        assert_eq!(at_once(Some("abcdefgh".into()), current).as_deref(), Some("abcdefgh"));
    }

    #[test]
    fn only_what_can_stand_anywhere_is_taken_from_a_proxy() {
        for good in ["0f3c9b7e5d1a4c2e", "7c0e4f58-6a0b-4b57-9d3e-1f5b2a9c8d10", "req_2vXk8aBC"] {
            assert!(is_good(good), "{good}");
        }
        for bad in ["", "short", "with space", "line\r\nbreak", "emoji😀😀😀", "a;b;c;d;e;f", &"x".repeat(65)] {
            assert!(!is_good(bad), "{bad}");
        }
    }
}
