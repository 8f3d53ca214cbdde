//! `/programmes/{slug}`: a programme with its coming and past events.

use axum::extract::{Path, RawQuery, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use jiff::civil::Date;
use minijinja::context;
use minijinja::value::Serde;

use super::event_view::EventView;
use super::subscribe::Subscription;
use crate::error::Error;
use crate::links;
use crate::queries::event_list::ListedEvent;
use crate::queries::programme_page::{moved, programme_page};
use crate::rules::language::Language;
use crate::rules::names::Slug;
use crate::rules::translated::Translated;
use crate::text::dates;
use crate::web::cards;
use crate::web::errors::PageError;
use crate::web::feeds::Media;
use crate::web::material_view;
use crate::web::page::page;
use crate::web::sharing::Sharing;
use crate::web::viewer::Viewer;
use crate::web::{Site, feeds};

pub async fn show(State(site): State<Site>, viewer: Viewer, headers: HeaderMap, Path(slug): Path<String>, RawQuery(query): RawQuery) -> Result<Response, PageError> {
    // The router parts addresses at slashes only.
    match feeds::parted(&slug) {
        (_, None) => {}
        (slug, Some(Media::Calendar)) => return feeds::programme_calendar(&site, slug, &headers).await,
        (slug, Some(media)) => return feeds::programme_feed(&site, slug, &headers, &query.unwrap_or_default(), media).await,
    }
    let slug = Slug::parse(&slug).map_err(|_| Error::NotFound)?;
    let now = site.app.clock.now();
    let Some(found) = programme_page(site.app.db.reader(), slug.as_str(), now).await? else {
        let moved = moved(site.app.db.reader(), slug.as_str()).await?.ok_or(Error::NotFound)?;
        return Ok(Redirect::permanent(&links::programme(&moved)).into_response());
    };
    let language = viewer.language;
    let views = |events: &[ListedEvent]| events.iter().map(|listed| EventView::listed(listed, &site.app.config.time_zone, language, now)).collect::<Vec<_>>();
    let texts = found.programme.texts();
    let own = found.programme.language();
    let name = texts.name.in_language(language, own);
    let subscription = Subscription::public(&site, &links::programme_calendar(&found.programme.slug), name);
    let path = links::programme(&found.programme.slug);
    let words = [name, texts.summary.in_language(language, own)];
    let share = Sharing::of(&site, &path, language).with_feeds(&site, name, |ending| format!("{path}.{ending}")).with_preview(
        &site,
        &path,
        language,
        words,
        &cards::of_programme(&site, &found.programme, language),
    );
    let (starts_on, ends_on) = found.programme.period();
    let date = |date: Option<Date>| date.map(|date| dates::plain_date(language, date));
    // A text that is not there in the page's language says which it is in.
    let lang = |text: &Translated| text.language_for(language, own).filter(|found| *found != language).map(Language::code);
    let contact = |name: &Option<String>, email: &Option<String>| context! { name => name.as_deref(), email => email.as_deref() };
    let programme = context! {
        slug => found.programme.slug,
        name,
        name_lang => lang(&texts.name),
        summary_lang => lang(&texts.summary),
        description_lang => lang(&texts.description),
        disclaimer_lang => lang(&texts.disclaimer),
        summary => texts.summary.in_language(language, own),
        description => texts.description.in_language(language, own),
        funder => found.programme.funder,
        disclaimer => texts.disclaimer.in_language(language, own),
        starts_on => date(starts_on),
        ends_on => date(ends_on),
        lead => found.lead,
        content_contact => contact(&found.programme.content_contact_name, &found.programme.content_contact_email),
        practical_contact => contact(&found.programme.practical_contact_name, &found.programme.practical_contact_email),
        logos => material_view::logos(&found.logos),
        materials => material_view::materials(&found.materials, None, language),
    };
    Ok(page(
        &site,
        &viewer,
        StatusCode::OK,
        "pages/programme.html",
        context! { programme, share => Serde(share), subscription => Serde(subscription), coming => Serde(views(&found.coming)), past => Serde(views(&found.past)) },
    ))
}
