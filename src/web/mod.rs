//! The site: pages, desk, feeds, and the layers around them. Every handler takes a wish in, asks an action or a
//! query, and gives an answer out. Never here: decisions, SQL, mail. Start reading at [`router`].

pub mod api;
mod assets;
mod background;
pub mod cache;
mod cards;
mod certificate_view;
pub mod desk;
mod download;
mod embed;
pub mod errors;
mod evaluation_view;
pub mod feeds;
pub mod form;
mod health;
mod invoice_fields;
mod layers;
mod limits;
mod made;
mod mail_view;
mod material_view;
mod metrics;
pub mod page;
pub mod pages;
mod person_data;
pub mod recent;
pub mod server;
pub mod session;
mod sharing;
mod statements;
pub mod upload;
pub mod viewer;

use std::ops::Deref;
use std::sync::{Arc, LazyLock};
use std::time::Instant;

use axum::Router;
use rust_embed::Embed;
use tokio::sync::Semaphore;

use self::api::Allowance;
use self::assets::Assets;
use self::cache::Cache;
use self::cards::Cards;
use self::errors::PageError;
use self::feeds::Feeds;
use self::limits::Limits;
use self::recent::Recent;
use crate::app::App;
use crate::error::Error;
use crate::identity::Provider;
use crate::links;
use crate::mail::Letters;
use crate::queries::event_page::EventPage;
use crate::text::templates::Templates;

#[derive(Embed)]
#[folder = "src/web/templates/"]
struct TemplateFiles;

/// What handlers share, and their `State`. Cheap to clone.
#[derive(Clone)]
pub struct Site(Arc<Rooms>);

pub struct Rooms {
    pub app: App,
    pub templates: Templates,
    /// For previews.
    pub letters: Letters,
    /// The organisation's own OpenID provider, if the settings name one.
    pub identity: Option<Provider>,
    /// Pages that look the same for everybody.
    pub cache: Cache,
    /// Events that people are registering for at this moment.
    pub recent_events: Recent<EventPage>,
    feeds: Feeds,
    cards: Cards,
    assets: Assets,
    limits: Limits,
    /// Of the API's tokens.
    allowance: Allowance,
    /// Of questions on the pages of events.
    question_limits: Limits,
    /// Of numbers of certificates that are none.
    verification_limits: Limits,
    /// Places for forms with files that are read at the same time.
    uploads: Arc<Semaphore>,
    /// Large files that are made at the same time.
    making: made::Making,
    started: Instant,
}

impl Deref for Site {
    type Target = Rooms;

    fn deref(&self) -> &Rooms {
        &self.0
    }
}

/// The pages' templates, parsed once in a process.
fn templates() -> anyhow::Result<Templates> {
    static PARSED: LazyLock<Result<Templates, minijinja::Error>> = LazyLock::new(Templates::embedded::<TemplateFiles>);
    PARSED.as_ref().map(Templates::clone).map_err(|error| anyhow::anyhow!("pages: {error:#}"))
}

/// The whole site with its layers, ready to be served.
///
/// # Errors
/// A template that cannot be parsed, a key or certificate for the provider that cannot be used.
pub fn router(app: App) -> anyhow::Result<Router> {
    let letters = Letters::read(app.config.email_templates.as_deref())?;
    let callback = app.links.absolute(links::PROVIDER_CALLBACK);
    let identity = app.config.provider.as_ref().map(|provider| Provider::new(provider, &app.clock, callback)).transpose()?;
    let limits = Limits::new(app.config.posts_per_client_per_hour);
    let cards = Cards::new(app.config.cards_per_minute);
    let allowance = Allowance::new(app.config.api_requests_per_minute);
    let question_limits = Limits::new(app.config.questions_per_hour);
    let verification_limits = Limits::new(app.config.posts_per_client_per_hour);
    let uploads = Arc::new(Semaphore::new(app.config.uploads_at_once));
    let site = Site(Arc::new(Rooms {
        app,
        templates: templates()?,
        letters,
        identity,
        cache: Cache::default(),
        recent_events: Recent::default(),
        feeds: Feeds::default(),
        cards,
        assets: Assets::embedded(),
        limits,
        allowance,
        question_limits,
        verification_limits,
        uploads,
        making: made::Making::default(),
        started: Instant::now(),
    }));
    Ok(Router::new()
        .merge(pages::routes())
        .merge(desk::routes().route_layer(axum::middleware::from_fn_with_state(site.clone(), desk::guard)))
        .merge(api::routes(&site))
        .merge(feeds::routes())
        .merge(cards::routes())
        .merge(embed::routes())
        .merge(statements::routes())
        .merge(assets::routes())
        .merge(download::routes())
        .merge(health::routes())
        .merge(metrics::routes())
        .fallback(async || PageError::from(Error::NotFound))
        .layer(axum::middleware::from_fn_with_state(site.clone(), pages::renamed::lead_on))
        .layer(axum::middleware::from_fn_with_state(site.clone(), layers::around))
        .with_state(site))
}
