//! "On your own site": what a webmaster copies, and which sites may show it.

use super::{programme, reads};
use crate::support::{Page, TestApp, Visitor};

async fn path(app: &TestApp) -> String {
    let event = app.event().create().await;
    programme(app, "labo", "", &[&event]).await;
    use sea_orm::EntityTrait as _;
    let row = belfry::entity::programme::Entity::find().one(app.db.reader()).await.expect("rows").expect("a programme");
    format!("/desk/programmes/{}/embed", row.id)
}

async fn names(nele: &Visitor, path: &str, sites: &str) -> Page {
    let form = nele.get(path).await.expect(200).form("form#sites").with("embed_origins", sites);
    nele.sends(&form).await
}

#[tokio::test]
async fn the_code_to_copy_follows_the_choices_and_is_shown_as_it_will_be() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let path = path(&app).await;
    let page = nele.get(&path).await.expect(200);
    let snippet = page.all("textarea#snippet").remove(0);
    assert_eq!(
        snippet,
        "<iframe src=\"https://belfry.example/embed/list?programme=labo&amp;sizes=1\" title=\"Activiteiten van Labo Burgerparticipatie\" width=\"100%\" height=\"600\" \
         style=\"border: 0\" loading=\"lazy\"></iframe> <script src=\"https://belfry.example/embed.js\" async></script>"
    );
    assert_eq!(page.attributes("iframe.embed-preview", "src"), ["/embed/list?programme=labo&sizes=1"]);
    assert!(page.header("content-security-policy").ends_with("; frame-src 'self'"));
    let form = page.form("form#embed-choices").with_all(&[
        ("view", "calendar"),
        ("in_language", "fr"),
        ("kind", "webinar"),
        ("accent", "#ffee00"),
        ("background", "#ffffff"),
        ("sizes", ""),
    ]);
    let page = nele.get(&format!("{path}?{}", form.encoded())).await.expect(200);
    let preview = page.attributes("iframe.embed-preview", "src").remove(0);
    assert_eq!(preview, "/embed/calendar?kind=webinar&programme=labo&language=fr&accent=ffee00&background=ffffff");
    assert!(page.shows("De accentkleur was moeilijk te lezen") && !page.has("script[src='/embed.js']"), "{}", page.words());
    assert!(page.all("textarea#snippet").remove(0).starts_with("<iframe src=\"https://belfry.example/embed/calendar?kind=webinar&amp;programme=labo&amp;language=fr"));
    reads(&app, &preview, &[]).await.expect(200);
    for address in page.attributes("#feeds ~ dl a", "href") {
        reads(&app, &address, &[]).await.expect(200);
    }
    let all = nele.get("/desk/embed").await.expect(200);
    assert!(all.shows("embed_origins") && all.attributes("iframe.embed-preview", "src") == ["/embed/list?sizes=1"], "{}", all.words());
    for language in ["fr", "en"] {
        nele.get(&format!("{path}?language={language}")).await.expect(200);
    }
}

#[tokio::test]
async fn organisers_name_the_sites_that_may_show_a_programme() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let path = path(&app).await;
    let saved = names(&nele, &path, "https://Labo.example/nieuws\nhttps://*.netwerk.example").await.expect(303);
    let page = nele.follows(saved).await.expect(200);
    assert!(page.shows("De sites zijn bewaard.") && page.all("main code") == ["https://*.netwerk.example", "https://labo.example"], "{}", page.words());
    let policy = reads(&app, "/embed/list?programme=labo", &[]).await.header("content-security-policy").to_owned();
    assert!(policy.ends_with("frame-ancestors 'self' https://*.netwerk.example https://labo.example"), "{policy}");
    assert!(nele.get(path.trim_end_matches("/embed")).await.expect(200).shows("koos op welke sites de activiteiten te zien zijn"));
    for wrong in ["http://labo.example", "labo", "https://a.example; script-src *", "javascript:alert(1)", "https://*"] {
        let page = names(&nele, &path, wrong).await.expect(422);
        assert!(page.shows("Geef adressen van websites die met https:// beginnen") && page.all("textarea#embed_origins") == [wrong], "{wrong}: {}", page.words());
    }
    let many: String = (0..21).map(|number| format!("https://{number}.example.org\n")).collect();
    assert!(names(&nele, &path, &many).await.expect(422).shows("Geef ten hoogste 20 sites."));
    // None is a choice, too.
    names(&nele, &path, "").await.expect(303);
    assert!(nele.get(&path).await.expect(200).shows("Nog op geen enkele site"));
}

#[tokio::test]
async fn two_who_name_sites_at_once_see_each_other() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let path = path(&app).await;
    let first = nele.get(&path).await.expect(200).form("form#sites").with("embed_origins", "https://een.example");
    names(&nele, &path, "https://twee.example").await.expect(303);
    let met = nele.sends(&first).await.expect(409);
    assert!(met.shows("https://twee.example") && met.all("textarea#embed_origins") == ["https://een.example"], "{}", met.words());
    nele.sends(&met.form("form#sites")).await.expect(303);
}

#[tokio::test]
async fn who_only_reads_sees_the_code_and_names_no_site() {
    let app = TestApp::start().await;
    let path = path(&app).await;
    let tom = app.visitor();
    tom.signs_in(&app, "tom@ledenkoepel.example", "reader").await;
    let page = tom.get(&path).await.expect(200);
    assert!(page.has("textarea#snippet") && !page.has("form#sites"));
    let csrf = page.form("form#sign-out").encoded();
    tom.posts(&path, format!("{csrf}&version=1&embed_origins=https://evil.example")).await.expect(403);
}
