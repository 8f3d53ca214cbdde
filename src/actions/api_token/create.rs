//! A new token, by whoever may use the program's own command.

use jiff::Timestamp;
use sea_orm::{EntityTrait, IntoActiveModel};
use serde_json::json;
use uuid::Uuid;

use crate::actions::audit::{self, Subject};
use crate::app::App;
use crate::entity::api_token;
use crate::entity::registration_history::ActorKind;
use crate::error::{Error, FieldErrors};
use crate::keys::Token;
use crate::rules::api_scope::ApiScopes;
use crate::rules::names;

/// Characters of a token's name.
pub const NAME_LIMIT: usize = 120;

/// Makes a token and returns its id and itself: nobody can read it again.
///
/// # Errors
/// `Invalid` for a name, no scopes, or an end that is over.
pub async fn create(app: &App, name: &str, scopes: ApiScopes, expires_at: Option<Timestamp>) -> Result<(Uuid, Token), Error> {
    let mut faults = FieldErrors::default();
    let name = names::line(name, NAME_LIMIT).map_err(|fault| faults.add_fault("name", fault)).unwrap_or_default();
    if scopes.is_empty() {
        faults.add("scopes", "nothing-chosen");
    }
    if expires_at.is_some_and(|end| end <= app.clock.now()) {
        faults.add("expires_at", "link-ends-before-now");
    }
    faults.into_result()?;
    let (ground, token) = (app.clone(), app.keys.random());
    let row = api_token::Model {
        id: app.clock.id(),
        name,
        token_hash: token.hash(),
        scopes: scopes.words(),
        created_at: app.clock.now().into(),
        expires_at: expires_at.map(Into::into),
        last_used_at: None,
        ended_at: None,
    };
    let id = row.id;
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                let noted = json!({ "token": [null, row.name], "scopes": [null, row.scopes], "token_ends_at": [null, row.expires_at.map(|end| end.0.to_string())] });
                api_token::Entity::insert(row.into_active_model()).exec_without_returning(transaction).await?;
                audit::record(transaction, &ground.clock, ActorKind::System, None, "api_token.create", Subject("api_token", id), noted).await
            })
        })
        .await?;
    Ok((id, token))
}
