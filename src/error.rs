//! What a caller must know of a failure; nothing here speaks HTML or JSON.

use std::fmt;

use jiff::Timestamp;
use sea_orm::{DbErr, RuntimeErr};
use validator::ValidationErrors;

pub use crate::rules::refusal::Refusal;

/// Faults of a form, in the order of its fields; `code` is the end of a text key, `field-{code}`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FieldErrors(pub Vec<FieldError>);

#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct FieldError {
    /// The form's field name.
    pub field: String,
    pub code: String,
    /// A figure the message names, such as the most characters allowed.
    pub limit: Option<usize>,
}

impl FieldErrors {
    pub fn add(&mut self, field: &str, code: &str) {
        self.0.push(FieldError { field: field.to_owned(), code: code.to_owned(), limit: None });
    }

    pub fn add_fault(&mut self, field: &str, fault: crate::rules::names::Fault) {
        let limit = match fault {
            crate::rules::names::Fault::TooLong(limit) => Some(limit),
            _ => None,
        };
        self.0.push(FieldError { field: field.to_owned(), code: fault.code().to_owned(), limit });
    }

    /// What `validator` found, in the form's `order`: codes and limits only, never the typed values it carries along.
    #[must_use]
    pub fn of(found: &ValidationErrors, order: &[&str]) -> Self {
        let found = found.field_errors();
        let mut errors = Self::default();
        for field in order {
            for error in found.get(*field).into_iter().flat_map(|errors| errors.iter()) {
                let limit = error.params.get("max").and_then(serde_json::Value::as_u64).and_then(|limit| usize::try_from(limit).ok());
                errors.0.push(FieldError { field: (*field).to_owned(), code: error.code.to_string(), limit });
            }
        }
        errors
    }

    /// Takes over the faults of a part of the form, its fields named by `name`.
    pub fn extend(&mut self, faults: Self, name: impl Fn(&str) -> String) {
        self.0.extend(faults.0.into_iter().map(|fault| FieldError { field: name(&fault.field), ..fault }));
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// # Errors
    /// `Error::Invalid` when there is a fault.
    pub fn into_result(self) -> Result<(), Error> {
        if self.is_empty() { Ok(()) } else { Err(Error::Invalid(self)) }
    }
}

#[derive(Debug)]
pub enum Error {
    /// The desk is for organisers: sign in, then come back.
    SignInFirst,
    /// Signed in by the first step: the second one is to be passed, or passed again, first.
    SecondStepFirst,
    /// Signed in by the first step: a second one is to be set up before anything else.
    SecondStepMissing,
    /// Signed in, and not allowed to.
    Forbidden,
    NotFound,
    /// The form's proof that it came from our own page is missing or too old.
    FormExpired,
    Invalid(FieldErrors),
    Refused(Refusal),
    /// Too much of the same in a while; good again at `until`.
    TooMany {
        until: Timestamp,
    },
    /// The database is locked, full or away for a moment. Nothing was done; worth another try.
    Busy,
    /// A fault of ours. Logged once, at the door.
    Internal(anyhow::Error),
}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Invalid(errors) => {
                formatter.write_str("invalid:")?;
                for error in &errors.0 {
                    write!(formatter, " {} ({})", error.field, error.code)?;
                }
                Ok(())
            }
            Self::Refused(refusal) => write!(formatter, "refused: {}", refusal.key()),
            Self::Internal(error) => write!(formatter, "internal: {error:#}"),
            Self::SignInFirst => formatter.write_str("sign in first"),
            Self::SecondStepFirst => formatter.write_str("pass the second step first"),
            Self::SecondStepMissing => formatter.write_str("set up a second step first"),
            Self::Forbidden => formatter.write_str("forbidden"),
            Self::NotFound => formatter.write_str("not found"),
            Self::FormExpired => formatter.write_str("form expired"),
            Self::TooMany { .. } => formatter.write_str("too many"),
            Self::Busy => formatter.write_str("busy"),
        }
    }
}

impl std::error::Error for Error {}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<anyhow::Error> for Error {
    fn from(error: anyhow::Error) -> Self {
        Self::Internal(error)
    }
}

impl From<DbErr> for Error {
    fn from(error: DbErr) -> Self {
        if is_passing(&error) { Self::Busy } else { Self::Internal(error.into()) }
    }
}

/// Whether the database's fault may be gone in a moment: no connection, locked, full, shutting down, out of
/// time. SQLite's result codes are those of sqlite.org/rescode.html, PostgreSQL's of its appendix A.
#[must_use]
pub fn is_passing(error: &DbErr) -> bool {
    let runtime = match error {
        DbErr::ConnectionAcquire(_) => return true,
        DbErr::Conn(runtime) | DbErr::Exec(runtime) | DbErr::Query(runtime) => runtime,
        _ => return false,
    };
    let RuntimeErr::SqlxError(error) = runtime else { return matches!(error, DbErr::Conn(_)) };
    let text = error.to_string();
    match error.as_database_error().and_then(|error| error.code()) {
        Some(code) => {
            // SQLite gives extended codes: the low byte is the kind (5 busy, 6 locked, 8 read-only, 10 I/O, 13 full, 14 cannot open).
            let sqlite = code.parse::<u32>().ok().filter(|_| code.len() < 5).map(|code| code & 0xff);
            let postgres = ["57P", "57014", "53", "08", "40001", "40P01", "55P03", "25006"].iter().any(|class| code.len() == 5 && code.starts_with(class));
            postgres || sqlite.is_some_and(|kind| matches!(kind, 5 | 6 | 8 | 10 | 13 | 14))
        }
        None => ["pool timed out", "connection", "Connection", "I/O", "io error", "closed", "communicating"].iter().any(|part| text.contains(part)),
    }
}
