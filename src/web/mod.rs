//! The site: pages, desk, feeds, and the layers around them. Every handler takes a wish in, asks an action or a
//! query, and gives an answer out. Never here: decisions, SQL, mail. Start reading at [`router`].

pub mod desk;
pub mod errors;
pub mod feeds;
pub mod form;
pub mod page;
pub mod pages;
pub mod session;
pub mod viewer;

use std::ops::Deref;
use std::sync::Arc;

use axum::Router;
use rust_embed::Embed;

use crate::app::App;
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
}

impl Deref for Site {
    type Target = Rooms;

    fn deref(&self) -> &Rooms {
        &self.0
    }
}

/// The whole site with its layers, ready to be served.
///
/// # Errors
/// A template that cannot be parsed.
pub fn router(app: App) -> anyhow::Result<Router> {
    let site = Site(Arc::new(Rooms { app, templates: Templates::embedded::<TemplateFiles>()? }));
    Ok(Router::new().merge(pages::routes()).merge(desk::routes()).merge(feeds::routes()).layer(axum::middleware::from_fn_with_state(site.clone(), errors::layer)).with_state(site))
}
