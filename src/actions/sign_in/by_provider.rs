//! Who comes from the organisation's own provider: known by issuer and subject, linked once by a verified address, or made an
//! organiser by a role the provider gives, if the settings say so (ASVS 6.8.1).

use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, ColumnTrait, DatabaseTransaction, EntityTrait, PaginatorTrait, QueryFilter};
use serde_json::json;

use super::open_session::{Way, open_session, tokens};
use super::tell::tell;
use super::{Browser, Opened};
use crate::actions::audit::{self, Subject};
use crate::app::App;
use crate::config::ProviderConfig;
use crate::entity::registration_history::ActorKind;
use crate::entity::{Moment, organiser, provider_account};
use crate::error::Error;
use crate::keys::Sealed;
use crate::rules::account_news::AccountNews;
use crate::rules::language::Language;
use crate::rules::permission::Role;
use crate::rules::provider_claims::{Identity, plain_key};

/// What the provider said of who comes.
#[derive(Debug, Clone)]
pub struct Coming {
    pub identity: Identity,
    /// The provider vouches for two factors.
    pub two_factors: bool,
    pub id_token: String,
    /// Of a new organiser's mails.
    pub language: Language,
}

/// Why somebody whom the provider knows does not come in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unwelcome {
    /// No organiser here.
    Unknown,
    /// An organiser may have this address, but the provider does not say that it is theirs.
    AddressNotVerified,
    /// None of the roles that the settings name.
    NoRole,
    /// For an organisation that the settings do not name.
    OtherOrganisation,
    /// The organiser with this address has another account at the provider.
    OtherAccount,
}

impl Unwelcome {
    /// The end of its text keys.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Unknown => "unknown",
            Self::AddressNotVerified => "address-not-verified",
            Self::NoRole => "no-role",
            Self::OtherOrganisation => "other-organisation",
            Self::OtherAccount => "other-account",
        }
    }
}

/// Opens a session, or says why not.
///
/// # Errors
/// The database's.
pub async fn by_provider(app: &App, provider: &ProviderConfig, coming: Coming, browser: Browser) -> Result<Result<Opened, Unwelcome>, Error> {
    let organisation = coming.identity.organisation.as_deref().map(plain_key);
    let ours = |key: &String| organisation.as_deref() == Some(plain_key(key).as_str());
    if !provider.organisations.is_empty() && !provider.organisations.iter().any(ours) {
        return Ok(Err(Unwelcome::OtherOrganisation));
    }
    let gives_roles = !provider.claims.roles.is_empty();
    if gives_roles && coming.identity.role.is_none() {
        return Ok(Err(Unwelcome::NoRole));
    }
    let (ground, creates) = (app.clone(), provider.creates);
    let result = app.db.write(move |transaction| Box::pin(async move { come_in(transaction, &ground, creates, &coming, &browser).await })).await?;
    app.bell.notify_one();
    Ok(result)
}

async fn come_in(transaction: &DatabaseTransaction, app: &App, creates: bool, coming: &Coming, browser: &Browser) -> Result<Result<Opened, Unwelcome>, Error> {
    let organiser = match find(transaction, app, creates, coming, &browser.code).await? {
        Ok(organiser) => organiser,
        Err(unwelcome) => return Ok(Err(unwelcome)),
    };
    let organiser = with_role(transaction, app, organiser, coming.identity.role).await?;
    let opened = tokens(app, browser);
    let way = Way {
        name: "provider",
        two_factors: coming.two_factors,
        organisation: coming.identity.organisation.clone(),
        provider_token: Some(app.keys.seal(Sealed::ProviderToken, organiser.id.as_bytes(), coming.id_token.as_bytes())),
    };
    open_session(transaction, app, &organiser, browser, &opened, way).await?;
    Ok(Ok(opened))
}

async fn find(transaction: &DatabaseTransaction, app: &App, creates: bool, coming: &Coming, device: &str) -> Result<Result<organiser::Model, Unwelcome>, Error> {
    let (identity, now) = (&coming.identity, app.clock.now());
    let account = provider_account::Entity::find()
        .filter(provider_account::Column::Issuer.eq(&identity.issuer))
        .filter(provider_account::Column::Subject.eq(&identity.subject))
        .one(transaction)
        .await?;
    if let Some(account) = account {
        provider_account::Entity::update_many()
            .col_expr(provider_account::Column::LastUsedAt, Expr::value(Moment(now)))
            .filter(provider_account::Column::Id.eq(account.id))
            .exec(transaction)
            .await?;
        let organiser = organiser::Entity::find_by_id(account.organiser_id).filter(organiser::Column::Active.eq(true)).one(transaction).await?;
        return Ok(organiser.ok_or(Unwelcome::Unknown));
    }
    let Some(email) = &identity.email else { return Ok(Err(Unwelcome::Unknown)) };
    if !identity.email_verified {
        // The same answer whether there is such an organiser or not.
        return Ok(Err(Unwelcome::AddressNotVerified));
    }
    let known = organiser::Entity::find().filter(organiser::Column::EmailKey.eq(email.key())).one(transaction).await?;
    let organiser = match known {
        Some(organiser) if !organiser.active => return Ok(Err(Unwelcome::Unknown)),
        Some(organiser) => {
            let others = provider_account::Entity::find()
                .filter(provider_account::Column::OrganiserId.eq(organiser.id))
                .filter(provider_account::Column::Issuer.eq(&identity.issuer))
                .count(transaction)
                .await?;
            if others > 0 {
                // The address went from one person to another at the provider: a person at the desk decides.
                return Ok(Err(Unwelcome::OtherAccount));
            }
            tell(transaction, app, &organiser, AccountNews::ProviderLinked, device).await?;
            organiser
        }
        None => match identity.role.filter(|_| creates) {
            Some(role) => create(transaction, app, coming, role).await?,
            None => return Ok(Err(Unwelcome::Unknown)),
        },
    };
    let row = provider_account::ActiveModel {
        id: Set(app.clock.id()),
        organiser_id: Set(organiser.id),
        issuer: Set(identity.issuer.clone()),
        subject: Set(identity.subject.clone()),
        created_at: Set(now.into()),
        last_used_at: Set(now.into()),
    };
    provider_account::Entity::insert(row).exec_without_returning(transaction).await?;
    audit::record(transaction, &app.clock, ActorKind::System, None, "sign_in.link_provider", Subject("organiser", organiser.id), json!({ "issuer": identity.issuer })).await?;
    Ok(Ok(organiser))
}

async fn create(transaction: &DatabaseTransaction, app: &App, coming: &Coming, role: Role) -> Result<organiser::Model, Error> {
    let identity = &coming.identity;
    let email = identity.email.as_ref().ok_or_else(|| Error::Internal(anyhow::anyhow!("an organiser is made by address")))?;
    let name = if identity.name.is_empty() { email.as_str() } else { identity.name.as_str() };
    let row = organiser::ActiveModel {
        id: Set(app.clock.id()),
        email_key: Set(email.key()),
        email: Set(email.as_str().to_owned()),
        name: Set(name.to_owned()),
        role: Set(role.code().to_owned()),
        language: Set(coming.language.code().to_owned()),
        active: Set(true),
        // Which programmes they see is decided at the desk.
        all_programmes: Set(true),
        version: Set(1),
        created_at: Set(app.clock.now().into()),
    };
    let organiser = organiser::Entity::insert(row).exec_with_returning(transaction).await?;
    let noted = json!({ "role": [null, role.code()], "active": [null, true], "by": "provider" });
    audit::record(transaction, &app.clock, ActorKind::System, None, "organiser.add", Subject("organiser", organiser.id), noted).await?;
    Ok(organiser)
}

/// The provider's role holds from each sign-in on; without one, what the desk gave stays.
async fn with_role(transaction: &DatabaseTransaction, app: &App, organiser: organiser::Model, role: Option<Role>) -> Result<organiser::Model, Error> {
    let Some(role) = role.filter(|role| role.code() != organiser.role) else { return Ok(organiser) };
    organiser::Entity::update_many()
        .col_expr(organiser::Column::Role, Expr::value(role.code()))
        .col_expr(organiser::Column::Version, Expr::value(organiser.version + 1))
        .filter(organiser::Column::Id.eq(organiser.id))
        .exec(transaction)
        .await?;
    let noted = json!({ "role": [organiser.role, role.code()], "by": "provider" });
    audit::record(transaction, &app.clock, ActorKind::System, None, "organiser.change", Subject("organiser", organiser.id), noted).await?;
    Ok(organiser::Model { role: role.code().to_owned(), version: organiser.version + 1, ..organiser })
}
