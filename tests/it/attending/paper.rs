use belfry::actions::attendance::evidence::{add, piece, settle};
use belfry::entity::attendance_evidence::EvidenceKind;
use belfry::entity::{event, registration};
use belfry::rules::presence::AttendanceRules;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _};

use super::{at_desk, evidence, marks};
use crate::registration::by_email;
use crate::support::{Page, TestApp, TestEvent, Visitor};

/// During the session.
const NOW: &str = "2027-03-09T09:30:00Z";
const PDF: &[u8] = b"%PDF-1.7\n% signatures";

async fn registered(app: &TestApp, event: &TestEvent, names: &[&str]) {
    for name in names {
        app.visitor().registers_for(&event.slug, &format!("{name}@gemeente.example")).await;
    }
}

/// The box of somebody in the form.
async fn of(app: &TestApp, what: &str, name: &str) -> String {
    format!("{what}-{}", by_email(app, &format!("{name}@gemeente.example")).await.id)
}

async fn renamed(app: &TestApp, name: &str, first: &str, last: &str) {
    let id = by_email(app, &format!("{name}@gemeente.example")).await.id;
    let (first, last) = (first.to_owned(), last.to_owned());
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                let change =
                    registration::Entity::update_many().col_expr(registration::Column::FirstName, Expr::value(first)).col_expr(registration::Column::LastName, Expr::value(last));
                change.filter(registration::Column::Id.eq(id)).exec(transaction).await?;
                Ok(())
            })
        })
        .await
        .expect("a name");
}

async fn in_half_days(app: &TestApp, event: &TestEvent) {
    let (id, rules) = (event.id, serde_json::to_value(AttendanceRules { half_days: true, ..AttendanceRules::default() }).expect("json"));
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                event::Entity::update_many().col_expr(event::Column::AttendanceRules, Expr::value(rules)).filter(event::Column::Id.eq(id)).exec(transaction).await?;
                Ok(())
            })
        })
        .await
        .expect("rules");
}

async fn opens(visitor: &Visitor, event: &TestEvent, query: &str) -> Page {
    visitor.get(&format!("{}{query}", at_desk(event, "paper"))).await.expect(200)
}

#[tokio::test]
async fn the_list_is_printed_by_name_with_room_to_sign() {
    let app = TestApp::start().await;
    let event = app.event().onsite().session("2027-03-09T09:00", "2027-03-09T16:30").create().await;
    registered(&app, &event, &["an", "els", "jan"]).await;
    renamed(&app, "an", "Ан", "Δημητρίου").await;
    renamed(&app, "els", "Els", "Aerts").await;
    renamed(&app, "jan", "علي", "Étienne").await;
    let nele = app.organiser().await;
    // Long before the day.
    let page = nele.get(&at_desk(&event, "signature-list")).await.expect(200);
    assert!(page.shows("3 mensen, één blad") && page.shows("Blad 1 van 1") && page.shows(&event.title), "{}", page.words());
    assert_eq!(page.all(".sheet tbody strong"), ["Aerts", "Étienne", "Δημητρίου"]);
    assert_eq!(page.all(".sheet tbody tr").len(), 15, "empty rows to the end of the sheet");
    assert_eq!(page.all(".sheet th.to-sign"), ["Handtekening"]);
    let page = nele.get(&format!("{}?empty=13", at_desk(&event, "signature-list"))).await.expect(200);
    assert!(page.shows("2 bladen") && page.shows("Blad 2 van 2"));
    for nonsense in ["-1", "x", "99999999999999999999", "60"] {
        nele.get(&format!("{}?empty={nonsense}", at_desk(&event, "signature-list"))).await.expect(200);
    }
    in_half_days(&app, &event).await;
    let page = nele.get(&at_desk(&event, "signature-list")).await.expect(200);
    assert_eq!(page.all(".sheet th.to-sign"), ["Handtekening voormiddag", "Handtekening namiddag"]);
    assert!(app.visitor().get(&at_desk(&event, "signature-list")).await.status.is_redirection());
}

#[tokio::test]
async fn everybody_is_ticked_and_then_corrected() {
    let app = TestApp::start().await;
    let event = app.event().onsite().create().await;
    registered(&app, &event, &["an", "els", "jan"]).await;
    let nele = app.organiser().await;
    let early = opens(&nele, &event, "").await;
    assert!(early.shows("Overtypen kan vanaf") && early.try_form("form#paper").is_none(), "{}", early.words());
    app.at(NOW);
    let nele = app.organiser().await;
    assert!(nele.get(&at_desk(&event, "attendance")).await.link("/paper").is_some());
    let page = opens(&nele, &event, "").await;
    assert_eq!(page.form("form#paper").get(&of(&app, "signed", "an").await), "", "nobody is ticked by itself");
    let page = opens(&nele, &event, "?ticked=all").await;
    assert!(page.shows("Er is nog niets bewaard"));
    assert_eq!(evidence(&app).await, (0, 0), "looking stores nothing");
    let form = page.form("form#paper").without(&of(&app, "signed", "els").await);
    let answer = nele.sends(&form).await.expect(303);
    assert!(nele.follows(answer).await.expect(200).shows("Bewaard: 2 rijen."));
    assert_eq!(marks(&app).await, ["an Present", "jan Present"], "a list that is not complete says nothing of who is missing");
    let form = opens(&nele, &event, "").await.form("form#paper").and("complete", "yes");
    nele.sends(&form).await.expect(303);
    assert_eq!(marks(&app).await, ["an Present", "els Absent", "jan Present"]);
    // The same once more changes nothing; a correction keeps what was typed before.
    let form = opens(&nele, &event, "").await.form("form#paper");
    assert_eq!(form.get("complete"), "yes", "it stays complete");
    let answer = nele.sends(&form).await.expect(303);
    assert!(nele.follows(answer).await.shows("Er is niets veranderd."));
    assert_eq!(evidence(&app).await, (3, 0));
    let form = form.without(&of(&app, "signed", "jan").await).and(&of(&app, "signed", "els").await, "yes");
    nele.sends(&form).await.expect(303);
    assert_eq!(marks(&app).await, ["an Present", "els Present", "jan Absent"]);
    assert_eq!(evidence(&app).await, (3, 2));
    let history = nele.get(&format!("/desk/events/{}", event.id)).await;
    assert!(history.shows("typte de getekende lijst over"), "{}", history.words());
}

#[tokio::test]
async fn half_days_are_signed_apart() {
    let app = TestApp::start().await;
    let event = app.event().onsite().session("2027-03-09T09:00", "2027-03-09T16:30").create().await;
    in_half_days(&app, &event).await;
    registered(&app, &event, &["an", "els", "jan", "tom"]).await;
    app.at(NOW);
    let nele = app.organiser().await;
    let form = opens(&nele, &event, "?ticked=all").await.form("form#paper").and("complete", "yes");
    let form = form.without(&of(&app, "afternoon", "els").await).without(&of(&app, "morning", "jan").await);
    let form = form.without(&of(&app, "morning", "tom").await).without(&of(&app, "afternoon", "tom").await);
    nele.sends(&form).await.expect(303);
    assert_eq!(marks(&app).await, ["an Present", "els Partial", "jan Partial", "tom Absent"]);
    let form = opens(&nele, &event, "").await.form("form#paper");
    assert!(
        form.get(&of(&app, "morning", "els").await) == "yes" && form.get(&of(&app, "afternoon", "els").await) != "yes" && form.get(&of(&app, "afternoon", "jan").await) == "yes"
    );
}

#[tokio::test]
async fn who_was_seen_or_takes_part_online_is_not_made_absent_by_paper() {
    let app = TestApp::start().await;
    let event = app.event().hybrid().create().await;
    for (name, mode) in [("an", "onsite"), ("els", "onsite"), ("jan", "online")] {
        let form = app.visitor().fills_in(&event.slug, &format!("{name}@gemeente.example")).await.with("attendance_mode", mode);
        app.visitor().sends(&form).await.expect(303);
    }
    app.at(NOW);
    let nele = app.organiser().await;
    let page = nele.get(&at_desk(&event, "signature-list")).await.expect(200);
    assert!(page.shows("2 mensen"), "who is online does not sign: {}", page.words());
    scanned(&app, &event, "els").await;
    let form = opens(&nele, &event, "?ticked=all").await.form("form#paper");
    assert!(form.get(&of(&app, "signed", "jan").await) != "yes");
    let form = form.without(&of(&app, "signed", "els").await).and("complete", "yes");
    let answer = nele.sends(&form).await.expect(303);
    assert!(nele.follows(answer).await.shows("tekende niet, was er wel"));
    assert_eq!(marks(&app).await, ["an Present", "els Present"]);
}

/// Came through the door.
async fn scanned(app: &TestApp, event: &TestEvent, name: &str) {
    let id = by_email(app, &format!("{name}@gemeente.example")).await.id;
    let (event, session, ground) = (event.event.clone(), event.sessions[0].clone(), app.app().clone());
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                add(transaction, vec![piece(&ground.clock, None, session.id, id, EvidenceKind::CheckIn)]).await?;
                settle(transaction, &event, &session, &[id]).await.map(|_| ())
            })
        })
        .await
        .expect("evidence");
}

#[tokio::test]
async fn two_who_type_the_same_list_do_not_overwrite_each_other() {
    let app = TestApp::start().await;
    let event = app.event().onsite().create().await;
    registered(&app, &event, &["an", "els"]).await;
    app.at(NOW);
    let (one, other) = (app.organiser().await, app.visitor());
    other.signs_in(&app, "onthaal@ledenkoepel.example", "desk").await;
    let (hers, his) = (opens(&one, &event, "").await.form("form#paper"), opens(&other, &event, "").await.form("form#paper"));
    one.sends(&hers.and(&of(&app, "signed", "an").await, "yes")).await.expect(303);
    let met = other.sends(&his.and(&of(&app, "signed", "els").await, "yes").and("complete", "yes")).await.expect(409);
    assert!(met.shows("intussen iets anders in") && met.all("[role=alert] li").len() == 1, "{}", met.words());
    assert_eq!(marks(&app).await, ["an Present", "els Present"]);
    // After closing nothing is typed any more.
    app.at("2027-03-09T11:00:00Z");
    let one = app.organiser().await;
    let stale = opens(&one, &event, "").await.form("form#paper").without(&of(&app, "signed", "an").await);
    one.sends(&one.get(&at_desk(&event, "attendance")).await.form("form#close")).await.expect(303);
    assert!(one.sends(&stale).await.expect(409).shows("intussen afgesloten"));
    assert!(opens(&one, &event, "").await.try_form("form#paper").is_none());
    assert_eq!(marks(&app).await, ["an Present", "els Present"]);
}

#[tokio::test]
async fn a_long_list_is_typed_page_by_page() {
    let app = TestApp::start_with(&[("BELFRY_POSTS_PER_CLIENT_PER_HOUR", "100000")]).await;
    let event = app.event().onsite().create().await;
    for number in 0..101 {
        app.visitor().registers_for(&event.slug, &format!("m{number}@gemeente.example")).await;
    }
    app.at(NOW);
    let nele = app.organiser().await;
    let page = opens(&nele, &event, "?ticked=all").await;
    assert!(page.shows("Bewaren en naar de volgende pagina"));
    let answer = nele.sends(&page.form("form#paper").and("complete", "yes")).await.expect(303);
    let next = nele.follows(answer).await.expect(200);
    assert!(next.shows("Bewaard: 100 rijen.") && next.all("table.paper tbody tr").len() == 1, "{}", next.words());
    assert_eq!(evidence(&app).await, (100, 0), "of the next page nothing is said yet");
    opens(&nele, &event, "?page=99").await;
}

#[tokio::test]
async fn only_those_who_are_expected_are_typed_in_and_nonsense_is_nothing() {
    let app = TestApp::start().await;
    let (event, other) = (app.event().onsite().create().await, app.event().onsite().create().await);
    registered(&app, &event, &["an"]).await;
    registered(&app, &other, &["stranger"]).await;
    app.at(NOW);
    let nele = app.organiser().await;
    let (was, signed) = (of(&app, "was", "stranger").await, of(&app, "signed", "stranger").await);
    let form = opens(&nele, &event, "").await.form("form#paper");
    nele.sends(&form.clone().and(&was, "").and(&signed, "yes").and("was-x", "").and("signed-x", "yes").and("complete", "\0")).await.expect(303);
    assert!(!marks(&app).await.iter().any(|mark| mark.starts_with("stranger")));
    let mut elsewhere = form;
    elsewhere.action = format!("/desk/events/{}/sessions/{}/paper", other.id, event.sessions[0].id);
    nele.sends(&elsewhere).await.expect(404);
    nele.get(&format!("/desk/events/{}/sessions/x/paper", event.id)).await.expect(404);
}

#[tokio::test]
async fn a_scan_of_the_list_is_kept_for_the_desk_and_taken_away_with_a_trace() {
    let app = TestApp::start_with(&[("BELFRY_UPLOAD_MEGABYTES", "1"), ("BELFRY_UPLOAD_FORM_MEGABYTES", "2")]).await;
    let event = app.event().onsite().create().await;
    registered(&app, &event, &["an"]).await;
    app.at(NOW);
    let nele = app.organiser().await;
    let form = opens(&nele, &event, "").await.form("form#scan");
    for (name, content, words) in [
        ("lijst.docx", &b"PK\x03\x04"[..], "Dit is geen pdf, JPEG, PNG of WebP."),
        ("lijst.exe", b"MZ\x90\0", "Dit is geen pdf, JPEG, PNG of WebP."),
        ("lijst.pdf", b"<html>", "De inhoud van dit bestand past niet bij zijn naam."),
        ("lijst.svg", b"<svg/>", "Een SVG kan code bevatten."),
        ("lijst.pdf", b"", "Dit bestand is leeg."),
        ("lijst.pdf", &[PDF, &vec![b' '; 1024 * 1024]].concat(), "het mag hoogstens 1 MB zijn"),
    ] {
        let page = nele.sends_files(&form, &[("sheet", name, content)]).await.expect(422);
        assert!(page.has("#sheet-error") && page.shows(words), "{name}: {}", page.words());
    }
    assert!(nele.sends_files(&form, &[]).await.expect(422).has("#sheet-error"));
    let answer = nele.sends_files(&form, &[("sheet", "lijst één.pdf", PDF)]).await.expect(303);
    let page = nele.follows(answer).await.expect(200);
    assert!(page.shows("De scan is toegevoegd.") && page.shows("lijst één.pdf") && page.shows("Nele"), "{}", page.words());
    let address = page.link("/file").expect("a link");
    let file = nele.get(&address).await.expect(200);
    assert_eq!(file.body, PDF);
    assert!(file.header("content-disposition").starts_with("attachment") && file.header("content-security-policy").contains("sandbox"));
    assert_eq!((file.header("cache-control"), file.header("x-content-type-options")), ("no-store", "nosniff"));
    // Who reads figures only, and who is nobody, does not see it.
    let reader = app.visitor();
    reader.signs_in(&app, "lezer@ledenkoepel.example", "reader").await;
    reader.get(&address).await.expect(403);
    assert!(app.visitor().get(&address).await.status.is_redirection());
    let other = app.event().onsite().create().await;
    nele.get(&address.replace(&event.id.to_string(), &other.id.to_string())).await.expect(404);
    nele.get(&address.replace(&event.sessions[0].id.to_string(), &other.sessions[0].id.to_string())).await.expect(404);
    // What is referred to is not swept; what was taken away is, and leaves a trace.
    app.wait(jiff::SignedDuration::from_hours(25));
    assert_eq!(belfry::actions::file::sweep::sweep(&app).await.expect("swept"), 0);
    let nele = app.organiser().await;
    let form = opens(&nele, &event, "").await.form("form[id^=remove-sheet]");
    let answer = nele.sends(&form).await.expect(303);
    assert!(nele.follows(answer).await.shows("De scan is geschrapt."));
    nele.sends(&form).await.expect(404);
    nele.get(&address).await.expect(404);
    let history = nele.get(&format!("/desk/events/{}/history", event.id)).await;
    assert!(history.shows("schrapte een scan van de getekende lijst") && history.shows("lijst één.pdf"), "{}", history.words());
    assert_eq!(belfry::actions::file::sweep::sweep(&app).await.expect("swept"), 1);
}
