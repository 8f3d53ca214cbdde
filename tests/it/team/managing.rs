//! Adding people to the team, changing what they may do, and letting them go.

use belfry::actions::Acting;
use belfry::actions::organiser::switch_off::switch_off;
use belfry::entity::{login, organiser};
use belfry::error::{Error, Refusal};
use belfry::rules::permission::Role;
use sea_orm::{EntityTrait as _, PaginatorTrait as _};

use super::{furnished, organiser_id, programme_named, somebody};
use crate::support::{TestApp, Visitor};

const ADMIN: &str = "admin@ledenkoepel.example";

async fn admin(app: &TestApp) -> Visitor {
    somebody(app, ADMIN, "admin").await
}

async fn row(app: &TestApp, email: &str) -> organiser::Model {
    organiser::Entity::find_by_id(organiser_id(app, email).await).one(app.db.reader()).await.expect("an answer").expect("an organiser")
}

#[tokio::test]
async fn somebody_added_gets_a_mail_and_signs_in_with_what_they_may_do() {
    let app = TestApp::start().await;
    let admin = admin(&app).await;
    let own = programme_named(&app, "Klimaat").await;
    programme_named(&app, "Wonen").await;
    let list = admin.get("/desk/team").await.expect(200);
    assert!(list.shows("Team") && list.shows("alle programma’s"));
    let form = admin.get("/desk/team/new").await.expect(200).form("form#member");
    let form = form.with_all(&[("name", "Luc Claes"), ("email", "Luc.Claes@Gemeente.example"), ("role", "reader"), ("reach", "chosen")]).and("programmes", &own.to_string());
    let answer = admin.sends(&form).await.expect(303);
    let list = admin.follows(answer).await.expect(200);
    assert!(list.shows("Luc Claes") && list.shows("lezer") && list.shows("Klimaat") && list.shows("nog nooit"), "{}", list.words());
    let mail = app.deliver_mail().await.pop().expect("a welcome");
    assert!(mail.to.contains("gemeente.example") && mail.text.contains("Nele Janssens gaf je toegang"), "{}", mail.text);
    let link = mail.link("/desk/sign-in");
    let luc = app.visitor();
    let asked = luc.get(&link).await.expect(200).form_with("email").with("email", "luc.claes@gemeente.example");
    luc.sends(&asked).await.expect(303);
    let link = app.deliver_mail().await.pop().expect("a link").link("/desk/sign-in/");
    let page = luc.get(&link).await.expect(200);
    luc.sends(&page.form_with("csrf")).await.expect(303);
    luc.get("/desk/events").await.expect(200);
    luc.get("/desk/events/new").await.expect(403);
    luc.get("/desk/team").await.expect(403);
}

#[tokio::test]
async fn what_is_wrong_with_a_new_member_is_said_at_its_field() {
    let app = TestApp::start().await;
    let admin = admin(&app).await;
    programme_named(&app, "Klimaat").await;
    let form = admin.get("/desk/team/new").await.expect(200).form("form#member");
    for (fields, field) in [
        (vec![("name", ""), ("email", "luc@gemeente.example")], "name"),
        (vec![("name", "Luc"), ("email", "luc")], "email"),
        (vec![("name", "Luc"), ("email", ADMIN)], "email"),
        (vec![("name", "Luc"), ("email", "luc@gemeente.example"), ("role", "volunteer")], "role"),
        (vec![("name", "Luc"), ("email", "luc@gemeente.example"), ("reach", "chosen")], "programmes"),
        (vec![("name", "Luc"), ("email", "luc@gemeente.example"), ("reach", "elsewhere")], "reach"),
        (vec![("name", "Luc"), ("email", "luc@gemeente.example"), ("language", "xx")], "language"),
    ] {
        let refused = admin.sends(&form.clone().with_all(&fields)).await.expect(422);
        assert!(refused.has(&format!("#{field}-error")), "{field}: {}", refused.words());
        assert_eq!(refused.form("form#member").get("email"), fields[1].1, "what was typed stays");
    }
    assert_eq!(organiser::Entity::find().count(app.db.reader()).await.expect("a count"), 1);
}

#[tokio::test]
async fn another_role_counts_at_the_next_click() {
    let app = TestApp::start().await;
    let admin = admin(&app).await;
    let luc = somebody(&app, "luc@gemeente.example", "organiser").await;
    let typing = luc.get("/desk/events/new").await.expect(200).form("form#event").with("title", "Nog snel een activiteit");
    let page = admin.get(&format!("/desk/team/{}", organiser_id(&app, "luc@gemeente.example").await)).await.expect(200);
    admin.sends(&page.form("form#member").with("role", "desk")).await.expect(303);
    luc.sends(&typing).await.expect(403);
    luc.get("/desk").await.expect(200);
}

#[tokio::test]
async fn two_administrators_see_each_others_change() {
    let app = TestApp::start().await;
    let admin = admin(&app).await;
    somebody(&app, "luc@gemeente.example", "organiser").await;
    let page = admin.get(&format!("/desk/team/{}", organiser_id(&app, "luc@gemeente.example").await)).await.expect(200);
    let (one, other) = (page.form("form#member").with("name", "Luc Eén"), page.form("form#member").with("name", "Luc Twee"));
    admin.sends(&one).await.expect(303);
    let met = admin.sends(&other).await.expect(409);
    assert!(met.shows("Luc Eén"), "{}", met.words());
    assert_eq!(met.form("form#member").get("name"), "Luc Twee");
    admin.sends(&met.form("form#member")).await.expect(303);
    assert_eq!(row(&app, "luc@gemeente.example").await.name, "Luc Twee");
}

#[tokio::test]
async fn nobody_takes_their_own_rights_or_the_last_administrators() {
    let app = TestApp::start().await;
    let admin = admin(&app).await;
    let own = organiser_id(&app, ADMIN).await;
    let page = admin.get(&format!("/desk/team/{own}")).await.expect(200);
    assert!(!page.has("form#switch-on") && !page.has("a[href$=switch-off]"));
    admin.sends(&page.form("form#member").with("name", "An De Smet")).await.expect(303);
    let page = admin.get(&format!("/desk/team/{own}")).await.expect(200);
    let refused = admin.sends(&page.form("form#member").with("role", "desk")).await.expect(409);
    assert!(refused.shows("Je kan je eigen rol"), "{}", refused.words());
    let page = admin.get(&format!("/desk/team/{own}/switch-off")).await.expect(200);
    admin.sends(&page.form("form#switch-off")).await.expect(409);
    // Two administrators at once: one stays.
    somebody(&app, "bea@ledenkoepel.example", "admin").await;
    let bea = organiser_id(&app, "bea@ledenkoepel.example").await;
    let acting = |organiser_id| Acting { organiser_id, role: Role::Admin };
    let (one, other) = tokio::join!(switch_off(app.app(), acting(own), bea), switch_off(app.app(), acting(bea), own));
    let refused = [one, other].into_iter().filter(|result| matches!(result, Err(Error::Refused(Refusal::LastAdmin)))).count();
    assert_eq!(refused, 1);
}

#[tokio::test]
async fn who_is_switched_off_is_out_at_once_with_all_they_could_open() {
    let app = TestApp::start().await;
    let admin = admin(&app).await;
    let luc = somebody(&app, "luc@gemeente.example", "organiser").await;
    let of = furnished(&app, "Kanarie", None).await;
    // A calendar, a link for a volunteer, following, and a form that is being filled in.
    let page = luc.get("/desk/calendar").await.expect(200);
    let opened = luc.sends(&page.form("form[action$=open]")).await;
    let feed = luc.follows(opened).await.expect(200).attributes("input#calendar-address", "value").remove(0);
    let links = luc.get(&format!("/desk/events/{}/desk-links", of.event.id)).await.expect(200);
    luc.sends(&links.form("form#link").with("link_name", "Tafel 1")).await.expect(303);
    let listed = luc.get(&format!("/desk/events/{}/desk-links", of.event.id)).await.expect(200);
    let address = listed.attributes("input[readonly]", "value").remove(0);
    let volunteer = app.visitor();
    let page = volunteer.get(&address).await.expect(200);
    volunteer.sends(&page.form("form#enter")).await.expect(303);
    volunteer.get("/desk/check-in").await.expect(200);
    let typing = luc.get("/desk/events/new").await.expect(200).form("form#event").with("title", "Nog snel een activiteit");
    let id = organiser_id(&app, "luc@gemeente.example").await;
    let ask = admin.get(&format!("/desk/team/{id}/switch-off")).await.expect(200);
    assert!(ask.shows("Eén link voor een vrijwilliger stopt."), "{}", ask.words());
    let answer = admin.sends(&ask.form("form#switch-off")).await.expect(303);
    assert!(admin.follows(answer).await.shows("uitgeschakeld"));
    let out = luc.sends(&typing).await.expect(303);
    assert!(out.location().starts_with("/desk/sign-in"));
    assert!(luc.get("/desk").await.expect(303).location().starts_with("/desk/sign-in"));
    app.visitor().get(&feed).await.expect(404);
    volunteer.get("/desk/check-in").await.expect(410);
    volunteer.get(&address).await.expect(410);
    assert!(login::Entity::find().all(app.db.reader()).await.expect("sessions").into_iter().filter(|login| login.organiser_id == id).all(|login| login.ended_at.is_some()));
    // Back again, by a new link only.
    let page = admin.get(&format!("/desk/team/{id}")).await.expect(200);
    admin.sends(&page.form("form#switch-on")).await.expect(303);
    assert!(luc.get("/desk").await.expect(303).location().starts_with("/desk/sign-in"));
    luc.signs_in(&app, "luc@gemeente.example", "organiser").await;
    luc.get("/desk").await.expect(200);
}
