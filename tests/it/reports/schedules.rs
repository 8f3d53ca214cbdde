//! Reports that come by mail each week, month or quarter.

use belfry::actions::report_schedule::send::send_due;
use belfry::entity::{outbox, report_schedule};
use sea_orm::{EntityTrait as _, QueryOrder as _};
use uuid::Uuid;

use super::world::World;
use crate::support::browser_form::BrowserForm;
use crate::support::{Mail, TestApp, Visitor};

async fn somebody(app: &TestApp, name: &str, role: &str) -> (Visitor, Uuid) {
    let visitor = app.visitor();
    let email = format!("{name}@ledenkoepel.example");
    visitor.signs_in(app, &email, role).await;
    app.database().execute(&format!("UPDATE organisers SET name = '{name}' WHERE email = '{email}'")).await;
    let all = belfry::entity::organiser::Entity::find().all(app.db.reader()).await.expect("a team");
    (visitor, all.into_iter().find(|one| one.email == email).expect("an organiser").id)
}

/// What the job does, and the reports that were mailed.
async fn reports(app: &TestApp) -> Vec<Mail> {
    send_due(app).await.expect("sent");
    app.deliver_mail().await.into_iter().filter(|mail| mail.text.contains("/desk/reports")).collect()
}

/// Asks for it by the form.
async fn asks(visitor: &Visitor, query: &str, every: &str, covers: &str, readers: &[Uuid]) {
    let mut form = visitor.get(&format!("/desk/reports/schedule?{query}")).await.expect(200).form("#schedule").with("every", every);
    if !covers.is_empty() {
        form = form.with("covers", covers);
    }
    let done = visitor.sends(&to(form, readers)).await.expect(303);
    assert!(visitor.follows(done).await.expect(200).shows("Het rapport komt voortaan per mail."));
}

/// The form with these readers ticked, and nobody else.
fn to(form: BrowserForm, readers: &[Uuid]) -> BrowserForm {
    readers.iter().fold(form.without("readers"), |form, reader| form.and("readers", &reader.to_string()))
}

fn recipients(mails: &[Mail]) -> Vec<String> {
    let mut names: Vec<String> = mails.iter().map(|mail| mail.recipient().split('@').next().unwrap_or_default().to_owned()).collect();
    names.sort();
    names
}

#[tokio::test]
async fn the_quarter_that_has_just_ended_comes_once_at_seven_as_a_link_that_asks_to_sign_in() {
    let app = TestApp::start().await;
    let mut world = World::default();
    let programme = world.programme(&app, "Buurtwerk", None);
    world.write(&app).await;
    let (nele, nele_id) = somebody(&app, "nele", "organiser").await;
    let (_, tom_id) = somebody(&app, "tom", "reader").await;
    app.deliver_mail().await;
    // 23 November 2026.
    asks(&nele, &format!("programme={programme}"), "quarter", "ended", &[nele_id, tom_id]).await;
    app.at("2027-01-01T05:59:00Z");
    assert!(reports(&app).await.is_empty(), "a minute before seven in Brussels");
    app.at("2027-01-01T06:00:30Z");
    let mails = reports(&app).await;
    assert_eq!(recipients(&mails), ["nele", "tom"]);
    let mail = &mails[0];
    assert_eq!(mail.subject, "Rapport van Buurtwerk: 1 oktober 2026 tot en met 31 december 2026");
    let link = mail.text.lines().find(|line| line.contains("/desk/reports?")).expect("a link").trim();
    assert_eq!(link, format!("https://belfry.example/desk/reports?from=2026-10-01&until=2026-12-31&programme={programme}"));
    assert!(!String::from_utf8_lossy(&mail.raw).contains("Content-Disposition: attachment"));
    // It asks to sign in.
    let page = app.visitor().get(link).await.expect(303);
    assert!(page.location().starts_with("/desk/sign-in"), "{}", page.location());
    assert!(nele.get(link).await.status.is_redirection() || nele.get(link).await.shows("Rapport"));
    assert!(reports(&app).await.is_empty(), "once");
    app.at("2027-04-01T04:59:00Z");
    assert!(reports(&app).await.is_empty(), "summer time has begun: seven is two hours before UTC");
    app.at("2027-04-01T05:00:30Z");
    assert!(reports(&app).await[0].subject.contains("1 januari 2027 tot en met 31 maart 2027"));
}

#[tokio::test]
async fn two_copies_of_the_program_send_it_once() {
    let app = TestApp::start().await;
    let (nele, id) = somebody(&app, "nele", "organiser").await;
    asks(&nele, "", "week", "ended", &[id]).await;
    app.at("2026-11-30T06:30:00Z");
    let (one, other) = tokio::join!(send_due(&app), send_due(&app));
    assert_eq!(one.expect("sent") + other.expect("sent"), 1);
    let letters = outbox::Entity::find().all(app.db.reader()).await.expect("mails").into_iter().filter(|mail| mail.letter == "report").count();
    assert_eq!(letters, 1);
}

#[tokio::test]
async fn weeks_over_a_change_of_the_clock_come_on_mondays_at_seven_and_missed_ones_only_last() {
    let app = TestApp::start().await;
    let (nele, id) = somebody(&app, "nele", "organiser").await;
    asks(&nele, "", "week", "ended", &[id]).await;
    // The program was off for months; it is the Monday after summer time began, Sunday 28 March 2027.
    app.at("2027-03-29T05:00:00Z");
    let mails = reports(&app).await;
    assert_eq!(mails.len(), 1);
    assert_eq!(mails[0].subject, "Rapport: 22 maart 2027 tot en met 28 maart 2027");
    app.at("2027-04-05T04:59:59Z");
    assert!(reports(&app).await.is_empty());
    app.at("2027-04-05T05:00:00Z");
    assert_eq!(reports(&app).await[0].subject, "Rapport: 29 maart 2027 tot en met 4 april 2027");
    // Winter time begins on Sunday 31 October 2027; the program looks on Tuesday only.
    app.at("2027-11-02T15:00:00Z");
    assert_eq!(reports(&app).await[0].subject, "Rapport: 25 oktober 2027 tot en met 31 oktober 2027");
    app.at("2027-11-08T05:59:00Z");
    assert!(reports(&app).await.is_empty());
    app.at("2027-11-08T06:00:00Z");
    assert_eq!(reports(&app).await.len(), 1);
}

#[tokio::test]
async fn months_and_the_year_so_far_move_along() {
    let app = TestApp::start().await;
    let (nele, id) = somebody(&app, "nele", "organiser").await;
    asks(&nele, "", "month", "year", &[id]).await;
    for (at, subject) in [
        ("2026-12-01T08:00:00Z", "Rapport: 1 januari 2026 tot en met 30 november 2026"),
        ("2027-01-01T08:00:00Z", "Rapport: 1 januari 2026 tot en met 31 december 2026"),
        ("2027-02-01T08:00:00Z", "Rapport: 1 januari 2027 tot en met 31 januari 2027"),
    ] {
        app.at(at);
        assert_eq!(reports(&app).await[0].subject, subject);
    }
    asks(&nele_again(&app).await, "view=reach&counted=confirmed", "month", "ended", &[id]).await;
    app.deliver_mail().await;
    app.at("2027-03-01T08:00:00Z");
    let mails = reports(&app).await;
    let reach = mails.iter().find(|mail| mail.subject.starts_with("Bereik")).expect("reach");
    assert!(reach.text.contains("/desk/reports/reach?from=2027-02-01&until=2027-02-28&counted=confirmed"), "{}", reach.text);
}

async fn nele_again(app: &TestApp) -> Visitor {
    somebody(app, "nele", "organiser").await.0
}

#[tokio::test]
async fn who_lost_the_right_the_role_or_the_account_gets_none() {
    let app = TestApp::start().await;
    let mut world = World::default();
    let (one, other) = (world.programme(&app, "Buurtwerk", None), world.programme(&app, "Digitaal", None));
    world.write(&app).await;
    let (nele, nele_id) = somebody(&app, "nele", "organiser").await;
    let mut readers = vec![nele_id];
    for name in ["els", "jan", "tom"] {
        readers.push(somebody(&app, name, "organiser").await.1);
    }
    app.deliver_mail().await;
    asks(&nele, &format!("programme={one}"), "month", "ended", &readers).await;
    app.database().execute("UPDATE organisers SET active = false WHERE name = 'els'").await;
    app.database().execute("UPDATE organisers SET role = 'volunteer' WHERE name = 'jan'").await;
    crate::team::sees_only(&app, "tom@ledenkoepel.example", &[other]).await;
    app.at("2026-12-01T08:00:00Z");
    assert_eq!(recipients(&reports(&app).await), ["nele"]);
    // Once they see the programme again it comes again.
    crate::team::sees_only(&app, "tom@ledenkoepel.example", &[one, other]).await;
    app.at("2027-01-01T08:00:00Z");
    assert_eq!(recipients(&reports(&app).await), ["nele", "tom"]);
}

#[tokio::test]
async fn only_who_may_read_it_can_be_sent_it() {
    let app = TestApp::start().await;
    let mut world = World::default();
    let (one, other) = (world.programme(&app, "Buurtwerk", None), world.programme(&app, "Digitaal", None));
    world.write(&app).await;
    let (nele, nele_id) = somebody(&app, "nele", "organiser").await;
    let (tom, tom_id) = somebody(&app, "tom", "organiser").await;
    let (reader, reader_id) = somebody(&app, "lien", "reader").await;
    crate::team::sees_only(&app, "tom@ledenkoepel.example", &[other]).await;
    let page = nele.get(&format!("/desk/reports/schedule?programme={one}")).await.expect(200);
    assert!(page.shows("lien") && !page.attributes("input[name=readers]", "value").contains(&tom_id.to_string()), "{}", page.words());
    let forged = page.form("#schedule").with("every", "month").with("covers", "ended");
    nele.sends(&to(forged, &[tom_id])).await.expect(422);
    tom.get(&format!("/desk/reports/schedule?programme={one}")).await.expect(403);
    assert!(nele.sends(&to(page.form("#schedule"), &[])).await.expect(422).shows("Vul dit nog in."));
    nele.sends(&to(page.form("#schedule").with("every", "day"), &[nele_id])).await.expect(422);
    // Who reads figures asks for themselves, and for nobody else.
    let page = reader.get("/desk/reports/schedule").await.expect(200);
    assert!(!page.has("input[name=readers]"));
    reader.sends(&to(page.form("#schedule"), &[nele_id])).await.expect(303);
    let rows = belfry::entity::report_reader::Entity::find().all(app.db.reader()).await.expect("rows");
    assert_eq!(rows.iter().map(|row| row.organiser_id).collect::<Vec<_>>(), [reader_id]);
}

#[tokio::test]
async fn the_page_of_reports_lists_them_and_ends_them() {
    let app = TestApp::start().await;
    let (nele, nele_id) = somebody(&app, "nele", "organiser").await;
    let (tom, tom_id) = somebody(&app, "tom", "organiser").await;
    let (other, _) = somebody(&app, "els", "organiser").await;
    asks(&nele, "", "month", "ended", &[nele_id, tom_id]).await;
    let page = nele.get("/desk/reports").await.expect(200);
    assert!(page.shows("Elke maand, op de eerste dag") && page.shows("1 december 2026") && page.shows("tom"), "{}", page.words());
    assert!(!other.get("/desk/reports").await.expect(200).has("#scheduled"), "it is none of theirs");
    let id = report_schedule::Entity::find().one(app.db.reader()).await.expect("rows").expect("a row").id;
    let csrf = other.get("/desk/reports/schedule").await.form("#schedule").get("csrf").replace('+', "%2B");
    other.posts(&format!("/desk/reports/schedules/{id}/end"), format!("csrf={csrf}")).await.expect(404);
    let left = tom.sends(&tom.get("/desk/reports").await.form("form[action$='/leave']")).await.expect(303);
    assert!(tom.follows(left).await.shows("Je krijgt dit rapport niet meer."));
    let ended = nele.sends(&nele.get("/desk/reports").await.form("form[action$='/end']")).await.expect(303);
    assert!(nele.follows(ended).await.shows("Dit rapport wordt niet meer verstuurd."));
    app.at("2026-12-01T08:00:00Z");
    assert!(reports(&app).await.is_empty());
}

#[tokio::test]
async fn who_asked_for_it_changes_how_often_it_comes_and_to_whom() {
    let app = TestApp::start().await;
    let (nele, nele_id) = somebody(&app, "nele", "organiser").await;
    let (tom, tom_id) = somebody(&app, "tom", "organiser").await;
    let (els, els_id) = somebody(&app, "els", "admin").await;
    asks(&nele, "", "month", "ended", &[nele_id, tom_id]).await;
    let id = report_schedule::Entity::find().one(app.db.reader()).await.expect("rows").expect("a row").id;
    let path = format!("/desk/reports/schedules/{id}");
    assert!(nele.get("/desk/reports").await.has(&format!("a[href='{path}']")) && !tom.get("/desk/reports").await.has(&format!("a[href='{path}']")));
    tom.get(&path).await.expect(404);
    let page = nele.get(&path).await.expect(200);
    let form = page.form("#schedule");
    assert_eq!((form.get("every"), form.get("covers")), ("month", "ended"));
    assert_eq!(page.attributes("input[name=readers][checked]", "value").len(), 2, "those who get it are ticked");
    assert!(nele.sends(&to(form.clone().with("every", "day"), &[tom_id])).await.expect(422).shows("Kies iets uit de lijst."));
    assert!(nele.sends(&to(form.clone(), &[])).await.expect(422).shows("Vul dit nog in."));
    // The same rhythm keeps its day, another begins with its own.
    let due = async || report_schedule::Entity::find_by_id(id).one(app.db.reader()).await.expect("rows").expect("a row").due_on;
    let done = nele.sends(&to(form.clone().with("covers", "year"), &[tom_id])).await.expect(303);
    assert!(nele.follows(done).await.shows("Het rapport komt voortaan zoals je het koos."));
    assert_eq!(due().await, "2026-12-01");
    // An administrator may change it, too; 23 November 2026 is a Monday.
    els.sends(&to(els.get(&path).await.expect(200).form("#schedule").with("every", "week"), &[tom_id, els_id])).await.expect(303);
    assert_eq!(due().await, "2026-11-30");
    app.at("2026-11-30T08:00:00Z");
    let mails = reports(&app).await;
    assert_eq!(recipients(&mails), ["els", "tom"]);
    assert_eq!(mails[0].subject, "Rapport: 1 januari 2026 tot en met 29 november 2026");
    // A week later she signs in anew.
    let nele = nele_again(&app).await;
    let form = nele.get(&path).await.expect(200).form("#schedule");
    nele.sends(&nele.get("/desk/reports").await.form("form[action$='/end']")).await.expect(303);
    nele.get(&path).await.expect(404);
    nele.sends(&to(form, &[nele_id])).await.expect(404);
}

#[tokio::test]
async fn the_report_of_one_event_ends_by_itself_a_month_after_it() {
    let app = TestApp::start().await;
    let event = app.event().titled("Webinar Right to Challenge").session("2026-12-02T10:00", "2026-12-02T11:00").create().await;
    let (nele, id) = somebody(&app, "nele", "organiser").await;
    asks(&nele, &format!("event={}", event.id), "week", "", &[id]).await;
    for day in ["2026-11-30", "2026-12-07", "2026-12-28"] {
        app.at(&format!("{day}T08:00:00Z"));
        let mails = reports(&app).await;
        assert_eq!(mails.iter().map(|mail| mail.subject.as_str()).collect::<Vec<_>>(), ["Rapport: Webinar Right to Challenge"], "{day}");
        assert!(mails[0].text.contains(&format!("/desk/reports?event={}", event.id)));
    }
    app.at("2027-01-04T08:00:00Z");
    assert!(reports(&app).await.is_empty());
    let rows = report_schedule::Entity::find().order_by_asc(report_schedule::Column::Id).all(app.db.reader()).await.expect("rows");
    assert!(rows[0].ended_at.is_some() && rows[0].ended_by.is_none());
}
