//! Rendering of a page with what every page needs.

use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use minijinja::value::Serde;
use minijinja::{Value, context};
use serde::Serialize;

use super::Site;
use super::errors::PageError;
use super::viewer::Viewer;
use crate::error::Error;
use crate::rules::language::Language;

/// A rendered page. Beside `context` its template sees `language`, `languages` (name, code, path of this page),
/// `association` (name, email), `path`, `csrf`, `request_id`, `demo`, `asset_version`; what `context` brings wins.
pub fn page(site: &Site, viewer: &Viewer, status: StatusCode, template: &str, context: impl Serialize) -> Response {
    match render(site, viewer, template, context) {
        Ok(html) => (status, [(header::CONTENT_TYPE, "text/html; charset=utf-8")], html).into_response(),
        Err(error) => PageError::from(error).into_response(),
    }
}

/// The text of a page, for who keeps it (`cache`).
///
/// # Errors
/// `Internal` when the template or one of its texts is wrong.
pub fn render(site: &Site, viewer: &Viewer, template: &str, context: impl Serialize) -> Result<String, Error> {
    let page = context! { ..Value::from(Serde(context)), ..frame(site, viewer) };
    site.templates.render(template, viewer.language, page).map_err(|error| Error::Internal(anyhow::anyhow!("{template}: {error:#}")))
}

fn frame(site: &Site, viewer: &Viewer) -> Value {
    let config = &site.app.config;
    let languages: Vec<Value> = Language::ALL
        .into_iter()
        .map(|language| context! { code => language.code(), href => in_language(&viewer.path, language), current => language == viewer.language })
        .collect();
    context! {
        languages,
        association => context! { name => config.association_name.as_str(), email => config.association_email.as_ref().unwrap_or(&config.mail_from.address).as_str() },
        path => viewer.path.as_str(),
        csrf => site.app.keys.form_token(b"", site.app.clock.now()),
        request_id => viewer.request_id.as_str(),
        demo => config.demo,
        asset_version => site.assets.version.as_str(),
    }
}

/// The same page in another language.
fn in_language(path: &str, language: Language) -> String {
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    let kept = query.split('&').filter(|pair| !pair.is_empty() && !pair.starts_with("language="));
    let query: Vec<&str> = kept.collect();
    let joint = if query.is_empty() { "" } else { "&" };
    format!("{path}?{}{joint}language={}", query.join("&"), language.code())
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_language_switch_keeps_the_rest_of_the_address() {
        use super::in_language;
        use crate::rules::language::Language;
        assert_eq!(in_language("/", Language::Fr), "/?language=fr");
        assert_eq!(in_language("/?q=a&language=nl&page=2", Language::En), "/?q=a&page=2&language=en");
    }
}
