//! Every route of the desk as every role (ASVS 8.2.1, 8.2.2): what the table says is what happens, and nobody reads of
//! an event that is not theirs.

use std::collections::BTreeSet;

use belfry::actions::Acting;
use belfry::actions::door_device::load::load;
use belfry::entity::door_device;
use belfry::entity::material::{self, MaterialAudience, MaterialKind};
use belfry::keys::Purpose;
use belfry::rules::permission::{Role, allows};
use belfry::web::desk::rights::{NAMES, Need, ROWS, Row};
use sea_orm::{ActiveValue::Set, EntityTrait as _};
use uuid::Uuid;

use super::{Furnished, furnished, organiser_id, programme_named, sees_only, somebody};
use crate::house::sources::files;
use crate::support::routes::with_webhook;
use crate::support::{Page, TestApp, Visitor};

/// Path and methods of every route in the desk's router, read off its source.
fn routes() -> Vec<(String, bool, bool)> {
    let source = files("src/web/desk", &["rs"]).into_iter().find(|source| source.path == "src/web/desk/mod.rs").expect("the router");
    let text = source.product();
    let lines = text.split(".route(").skip(1);
    let route = |rest: &str| {
        let path = rest.split('"').nth(1).expect("a path").to_owned();
        let methods = rest.split_once("\",").expect("methods").1;
        (path, methods.contains("get("), methods.contains("post("))
    };
    lines.map(route).collect()
}

#[test]
fn every_route_has_its_row_and_every_name_its_meaning() {
    let routes = routes();
    assert!(routes.len() > 80, "{}", routes.len());
    for (path, get, post) in &routes {
        let row = ROWS.iter().find(|row| row.path == path).unwrap_or_else(|| panic!("{path} has no row in src/web/desk/rights.rs: who may come there?"));
        assert_eq!((row.get.is_some(), row.post.is_some()), (*get, *post), "{path}: the methods of its row");
        for name in path.split('{').skip(1).filter_map(|rest| rest.split('}').next()) {
            assert!(NAMES.iter().any(|(known, _)| *known == name), "{path}: what is {{{name}}}? Say so in src/web/desk/rights.rs");
        }
    }
    let known: BTreeSet<&str> = routes.iter().map(|(path, ..)| path.as_str()).collect();
    for row in ROWS {
        assert!(known.contains(row.path), "{} has a row and is no route", row.path);
    }
}

/// What the addresses name.
struct Ids<'a> {
    of: &'a Furnished,
    link: Uuid,
    device: Uuid,
    organiser: Uuid,
    organisation: Uuid,
    webhook: Uuid,
    delivery: Uuid,
    programme: Uuid,
    /// Of the programme itself.
    of_programme: Uuid,
}

impl Ids<'_> {
    fn fill(&self, path: &str) -> String {
        let verb = if path.starts_with("/desk/calendar") { "open" } else { "cancel" };
        let material = if path.starts_with("/desk/programmes") { self.of_programme } else { self.of.material };
        path.replace("{event}", &self.of.event.id.to_string())
            .replace("{session}", &self.of.event.sessions[0].id.to_string())
            .replace("{question}", &self.of.question.to_string())
            .replace("{message}", &self.of.message.to_string())
            .replace("{rule}", &self.of.rule.to_string())
            .replace("{material}", &material.to_string())
            .replace("{programme}", &self.programme.to_string())
            .replace("{logo}", &Uuid::nil().to_string())
            .replace("{language}", "nl")
            .replace("{asked}", &self.of.asked.to_string())
            .replace("{sheet}", &self.of.sheet.to_string())
            .replace("{invitee}", &self.of.invitee.to_string())
            .replace("{registration}", &self.of.registration.id.to_string())
            .replace("{person}", &self.of.registration.person_id.to_string())
            .replace("{mail}", &self.of.mail.to_string())
            .replace("{link}", &self.link.to_string())
            .replace("{login}", &self.organiser.to_string())
            .replace("{api_token}", &self.organiser.to_string())
            .replace("{webhook}", &self.webhook.to_string())
            .replace("{delivery}", &self.delivery.to_string())
            .replace("{organiser}", &self.organiser.to_string())
            .replace("{speaker}", &self.of.speaker.to_string())
            .replace("{item}", &self.of.item.to_string())
            .replace("{venue}", &self.of.venue.to_string())
            .replace("{organisation}", &self.organisation.to_string())
            .replace("{device}", &self.device.to_string())
            .replace("{need}", "attendance")
            .replace("{schedule}", &Uuid::nil().to_string())
            .replace("{import}", &self.of.import.to_string())
            .replace("{template}", &self.of.template.to_string())
            .replace("{part}", "recommend")
            .replace("{verb}", verb)
            .replace("{kind}", if path.starts_with("/desk/kinds") { "webinar" } else { "confirmation" })
            .replace("{section}", "texts")
            .replace("{number}", "1")
    }
}

/// What somebody gets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Answer {
    Opens,
    Forbidden,
    NotThere,
    SignIn,
    /// The link, or the account behind the session, has ended.
    Gone,
}

/// Who walks.
struct Walker {
    name: &'static str,
    visitor: Visitor,
    /// `None`: nobody is signed in.
    role: Option<Role>,
    /// Whether the event that the addresses name is theirs.
    inside: bool,
}

/// What the rules say, told once more and not by the gate.
fn expected(walker: &Walker, need: Need, path: &str) -> Answer {
    let Some(role) = walker.role else { return Answer::SignIn };
    let named = ["{event}", "{registration}", "{mail}", "{person}", "{programme}"].iter().any(|name| path.contains(name));
    let volunteer = role == Role::Volunteer;
    let allowed = match need {
        Need::Anybody => true,
        Need::SignedIn => !volunteer,
        Need::Volunteer => volunteer,
        Need::May(permission) => !volunteer && allows(role, permission),
        Need::VolunteerOr(permission) => allows(role, permission),
    };
    match (allowed, named && !walker.inside) {
        (false, _) => Answer::Forbidden,
        (true, true) => Answer::NotThere,
        (true, false) => Answer::Opens,
    }
}

fn answer(page: &Page) -> Answer {
    match page.status.as_u16() {
        303 if page.location().starts_with("/desk/sign-in") => Answer::SignIn,
        404 => Answer::NotThere,
        410 => Answer::Gone,
        // A form without its proof came past the gate, and is shown again.
        403 if page.has("main form[method=post] input[name=csrf]") => Answer::Opens,
        403 => Answer::Forbidden,
        200 | 303 => Answer::Opens,
        other => panic!("{}: {other}", page.path),
    }
}

async fn walks(walker: &Walker, row: &Row, ids: &Ids<'_>, foreign: &[&str]) {
    let path = ids.fill(row.path);
    if let Some(need) = row.get.filter(|need| *need != Need::Anybody) {
        let page = walker.visitor.get(&path).await;
        // A volunteer's way to the desk leads to their own page.
        let led = walker.role == Some(Role::Volunteer) && row.path == "/desk";
        let wanted = match expected(walker, need, row.path) {
            // A report by mail is changed by who asked for it; none of these did.
            Answer::Opens if row.path.ends_with("/{schedule}") => Answer::NotThere,
            _ if led => Answer::Opens,
            wanted => wanted,
        };
        assert_eq!(answer(&page), wanted, "{} reads {path}", walker.name);
        let text = page.source();
        for canary in foreign {
            assert!(!text.contains(canary), "{} reads {canary} at {path}", walker.name);
        }
    }
    if let Some(need) = row.post.filter(|need| *need != Need::Anybody) {
        let wanted = expected(walker, need, row.path);
        // Who is refused brings a proof that is good, so that it is not the proof that is refused; who is let in brings
        // none, so that nothing happens.
        let proof = if wanted == Answer::Opens { String::new() } else { proof(walker).await };
        let page = walker.visitor.posts(&path, format!("csrf={proof}&q=x")).await;
        assert_eq!(answer(&page), wanted, "{} sends a form to {path}", walker.name);
        assert!(foreign.iter().all(|canary| !page.source().contains(canary)), "{} reads at {path}", walker.name);
    }
}

async fn proof(walker: &Walker) -> String {
    let page = walker.visitor.opens("/desk").await;
    page.try_form("form#sign-out").map_or_else(String::new, |form| form.get("csrf").replace('+', "%2B"))
}

/// An admin makes the link, and a volunteer opens it.
async fn volunteer(app: &TestApp, admin: &Visitor, of: &Furnished) -> (Visitor, Uuid) {
    let page = admin.get(&format!("/desk/events/{}/desk-links", of.event.id)).await.expect(200);
    admin.sends(&page.form("form#link").with("link_name", "Tafel 1")).await.expect(303);
    let made = belfry::queries::desk_link::of_event(app.db.reader(), of.event.id).await.expect("links").remove(0).link.id;
    let visitor = app.visitor();
    let page = visitor.get(&format!("/d/{}", app.keys.derive(Purpose::DeskLink, made, 0).as_str())).await.expect(200);
    visitor.sends(&page.form("form#enter")).await.expect(303);
    (visitor, made)
}

/// A tablet that took the list of the first session along.
async fn device(app: &TestApp, of: &Furnished) -> Uuid {
    let acting = Acting { organiser_id: Uuid::nil(), role: Role::Admin };
    load(app, acting, of.event.id, of.event.sessions[0].id, "chrome-android".to_owned(), 1).await.expect("a device");
    door_device::Entity::of(of.event.id).one(app.db.reader()).await.expect("rows").expect("a device").id
}

/// A link of the programme itself.
async fn material_of(app: &TestApp, programme: Uuid) -> Uuid {
    let id = app.clock.id();
    let row = material::ActiveModel {
        id: Set(id),
        programme_id: Set(Some(programme)),
        kind: Set(MaterialKind::Link),
        title: Set("Kader".to_owned()),
        url: Set(Some("https://kader.example/x".to_owned())),
        audience: Set(MaterialAudience::Registered),
        version: Set(1),
        created_at: Set(app.clock.now().into()),
        ..Default::default()
    };
    app.db.write(move |transaction| Box::pin(async move { Ok(material::Entity::insert(row).exec_without_returning(transaction).await.map(|_| ())?) })).await.expect("a material");
    id
}

#[tokio::test]
async fn everybody_gets_what_the_table_says_and_reads_of_no_other_event() {
    let app = TestApp::start_with(&[("BELFRY_POSTS_PER_CLIENT_PER_HOUR", "100000")]).await;
    let admin = somebody(&app, "admin@ledenkoepel.example", "admin").await;
    let (own, other) = (programme_named(&app, "Eigen reeks").await, programme_named(&app, "Andere reeks").await);
    let mine = furnished(&app, "Kanarie", Some(own)).await;
    let theirs = furnished(&app, "Spreeuw", Some(other)).await;
    let nobodys = furnished(&app, "Merel", None).await;
    let (volunteer, link) = volunteer(&app, &admin, &mine).await;
    let (_, other_link) = self::volunteer(&app, &admin, &theirs).await;
    let (device, other_device) = (device(&app, &mine).await, self::device(&app, &theirs).await);
    let mut walkers = vec![Walker { name: "admin", visitor: admin, role: Some(Role::Admin), inside: true }];
    for (name, code, role) in [("organiser", "organiser", Role::Organiser), ("desk", "desk", Role::Desk), ("reader", "reader", Role::Reader)] {
        walkers.push(Walker { name, visitor: somebody(&app, &format!("{code}@ledenkoepel.example"), code).await, role: Some(role), inside: true });
    }
    for (name, code, role, programmes, inside) in [
        ("organiser of the programme", "organiser", Role::Organiser, vec![own], true),
        ("desk of the programme", "desk", Role::Desk, vec![own], true),
        ("reader of the programme", "reader", Role::Reader, vec![own], true),
        ("organiser of another programme", "organiser", Role::Organiser, vec![other], false),
        ("desk of another programme", "desk", Role::Desk, vec![other], false),
        ("reader of another programme", "reader", Role::Reader, vec![other], false),
        ("organiser of no programme", "organiser", Role::Organiser, vec![], false),
    ] {
        let email = format!("{}@ledenkoepel.example", name.replace(' ', "-"));
        let visitor = somebody(&app, &email, code).await;
        sees_only(&app, &email, &programmes).await;
        walkers.push(Walker { name, visitor, role: Some(role), inside });
    }
    walkers.push(Walker { name: "volunteer", visitor: volunteer, role: Some(Role::Volunteer), inside: true });
    walkers.push(Walker { name: "nobody", visitor: app.visitor(), role: None, inside: false });
    let off = somebody(&app, "weg@ledenkoepel.example", "organiser").await;
    app.database().execute("UPDATE organisers SET active = false WHERE email = 'weg@ledenkoepel.example'").await;
    walkers.push(Walker { name: "switched off", visitor: off, role: None, inside: false });
    let organiser = organiser_id(&app, "organiser@ledenkoepel.example").await;
    let organisation = app.organisation("Gent").create().await.id;
    let of_programme = material_of(&app, own).await;
    let (webhook, delivery) = with_webhook(&app).await;
    let of_mine = Ids { of: &mine, link, device, organiser, programme: own, of_programme, organisation, webhook, delivery };
    for walker in &walkers {
        // Titles and people that somebody may not read of. Who reads figures reads no names.
        let mut foreign: Vec<&str> = match (walker.role, walker.name.contains("programme"), walker.inside) {
            (None, ..) | (_, true, false) => vec!["Kanarie", "Merel"],
            (Some(Role::Volunteer), ..) | (_, true, true) => vec!["Spreeuw", "Merel"],
            _ => vec![],
        };
        if walker.role == Some(Role::Reader) {
            foreign.extend(["kanarie@gemeente.example", "spreeuw@gemeente.example", "merel@gemeente.example"]);
        }
        if walker.name == "organiser of no programme" {
            foreign.push("Spreeuw");
        }
        for row in ROWS.iter().filter(|row| row.path != "/desk/sign-out" && row.path != "/desk/check-in/leave") {
            walks(walker, row, &of_mine, &foreign).await;
        }
    }
    // What is a part of another event is not reached through one's own.
    let limited = walkers.iter().find(|walker| walker.name == "organiser of the programme").expect("a walker");
    let mixed = Furnished { event: mine.event, ..theirs };
    let mixed_session = theirs.event.sessions[0].id;
    let of_mixed = Ids { of: &mixed, link: other_link, device: other_device, organiser, programme: other, of_programme, organisation, webhook, delivery };
    for row in ROWS.iter().filter(|row| {
        row.path.starts_with("/desk/events/{event}/")
            && row.path.matches('{').count() == 2
            && !row.path.contains("{kind}")
            && !row.path.contains("{section}")
            && !row.path.contains("{part}")
    }) {
        let path = row.path.replace("{session}", &mixed_session.to_string());
        let path = of_mixed.fill(&path);
        if row.get.is_some() {
            limited.visitor.get(&path).await.expect(404);
        }
        if row.post.is_some() {
            limited.visitor.posts(&path, "csrf=").await.expect(404);
        }
    }
    // Lists are not narrowed to an event of somebody else's either.
    for path in ["/desk/mail?state=all&event=", "/desk/mails?event=", "/desk/mails/confirmation/1?event="] {
        limited.visitor.get(&format!("{path}{}", nobodys.event.id)).await.expect(404);
        limited.visitor.get(&format!("{path}{}", mixed.event.id)).await.expect(200);
    }
}
