//! What nobody should send, and somebody will: each gets a clear answer, and nothing half done.

mod database;
mod desk;
mod fields;
mod forms;
mod links;

use crate::support::TestApp;

/// Registrations, persons and letters: nothing of a refused form may be left in any of them.
async fn traces(app: &TestApp) -> i64 {
    app.database()
        .number("SELECT (SELECT COUNT(*) FROM registrations) + (SELECT COUNT(*) FROM persons) + (SELECT COUNT(*) FROM outbox) + (SELECT COUNT(*) FROM registration_history)")
        .await
}
