//! The desk's first page: what needs an organiser now, and this week.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use minijinja::{Value, context};

use super::erase::asked_words;
use super::frame::{desk_page, page_number, query, value};
use crate::error::Error;
use crate::links;
use crate::queries::evaluation_of_event::ready;
use crate::queries::mail_list::failed_count;
use crate::queries::needs::{Needed, needed};
use crate::queries::retention::{ErasureRequest, erasure_requests};
use crate::queries::upkeep::{Troubles, troubles};
use crate::queries::webhooks::switched_off;
use crate::queries::week;
use crate::rules::needs::{self, Horizon, Need};
use crate::rules::permission::{Permission, Scope, allows};
use crate::web::Site;
use crate::web::errors::PageError;
use crate::web::session::SignedIn;
use crate::web::viewer::Viewer;

/// Lines of one sort on the start page; the others are a click away.
const FIRST: u64 = 4;

/// Lines on one page of all of a sort.
const PAGE: u64 = 50;

pub async fn show(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn) -> Result<Response, PageError> {
    let (db, scope, now) = (&site.app.db, &signed_in.scope, site.app.clock.now());
    let mut needs = Vec::new();
    for need in Need::ALL.into_iter().filter(|need| allows(signed_in.acting.role, need.permission())) {
        let list = needed(db, scope, need, &horizon(&site), 1, FIRST).await?;
        if !list.rows.is_empty() {
            needs.push(context! { code => need.code(), rows => rows(need, &list.rows), more => list.more });
        }
    }
    let failed_mails = if allows(signed_in.acting.role, Permission::SeeMail) { failed_count(db, scope).await? } else { 0 };
    let webhooks = if allows(signed_in.acting.role, Permission::ManageWebhooks) { switched_off(db).await? } else { Vec::new() };
    let erasures = if allows(signed_in.acting.role, Permission::ErasePeople) { erasure_requests(db, FIRST + 1).await? } else { Vec::new() };
    let more_erasures = erasures.len() as u64 > FIRST;
    let erasures: Vec<Value> = erasures.iter().zip(0..FIRST).map(|(request, _)| asking(&site, &viewer, request)).collect();
    let evaluated = if allows(signed_in.acting.role, Permission::EditEvents) { ready(db, scope, now - site.app.config.start_evaluations, FIRST).await? } else { Vec::new() };
    let troubles = if allows(signed_in.acting.role, Permission::SeeSystem) { troubles(db).await? } else { Troubles::default() };
    let zone = site.app.zone();
    let (from, to) = needs::week(now, &zone);
    let (sessions, more_sessions) = week::week(db, scope, from, to).await?;
    let next = if sessions.iter().any(|session| session.ends_at.0 > now) { None } else { week::next_session(db, scope, now).await? };
    let context = context! {
        needs,
        failed_mails,
        findings => troubles.findings,
        audit_failed => troubles.audit_failed,
        backup_failed => troubles.backup_failed && site.app.config.backup.is_some(),
        troubled => troubles != Troubles::default(),
        webhooks => webhooks.iter().map(|(id, name)| context! { id => id.to_string(), name }).collect::<Vec<_>>(),
        erasures,
        more_erasures,
        evaluated => value(&evaluated),
        sessions => value(&sessions),
        more_sessions,
        next => value(&next),
        has_events => !sessions.is_empty() || next.is_some() || week::has_events(db, scope).await?,
        no_programme => matches!(scope, Scope::Programmes(programmes) if programmes.is_empty()),
        now => now.to_string(),
        zone => site.app.config.time_zone.as_str(),
    };
    Ok(desk_page(&site, &viewer, &signed_in, StatusCode::OK, "desk/start.html", context))
}

/// All lines of one sort, a page at a time.
pub async fn one_need(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(code): Path<String>) -> Result<Response, PageError> {
    let need = Need::parse(&code).ok_or(Error::NotFound)?;
    signed_in.acting.needs(need.permission())?;
    let list = needed(&site.app.db, &signed_in.scope, need, &horizon(&site), page_number(&query(&viewer)), PAGE).await?;
    let context = context! {
        code => need.code(),
        rows => rows(need, &list.rows),
        page => list.page,
        more => list.more,
        zone => site.app.config.time_zone.as_str(),
    };
    Ok(desk_page(&site, &viewer, &signed_in, StatusCode::OK, "desk/needs.html", context))
}

/// Somebody who asked to be erased, and by when they get an answer.
fn asking(site: &Site, viewer: &Viewer, request: &ErasureRequest) -> Value {
    let name = format!("{} {}", request.first_name, request.last_name);
    context! { name, href => format!("/desk/people/{}/erase", request.person_id), ..asked_words(site, viewer.language, request.asked_at) }
}

fn horizon(site: &Site) -> Horizon {
    let config = &site.app.config;
    Horizon {
        now: site.app.clock.now(),
        attendance: config.start_attendance,
        questions: config.start_questions,
        offers: config.start_offers,
        decisions: config.start_decisions,
        drafts: config.start_drafts,
    }
}

fn rows(need: Need, rows: &[Needed]) -> Vec<Value> {
    rows.iter().map(|row| context! { href => href(need, row), ..value(row) }).collect()
}

/// Where it is done.
fn href(need: Need, row: &Needed) -> String {
    let event = links::desk_event(row.event_id);
    match (need, row.session_id) {
        (Need::Approvals, _) => format!("{event}/participants?status=pending"),
        (Need::Offers, _) => format!("{event}/participants?status=offered"),
        (Need::Questions, _) => format!("{event}/asked?state=open"),
        (Need::FreePlaces, _) => format!("{event}/waiting-list"),
        (Need::Decisions, _) => format!("{event}/go-ahead"),
        (Need::Attendance, Some(session)) => format!("{event}/sessions/{session}/attendance"),
        (Need::Changes, _) => format!("{event}/changes"),
        _ => event,
    }
}
