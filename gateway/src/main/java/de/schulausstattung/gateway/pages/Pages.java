package de.schulausstattung.gateway.pages;

import java.util.List;
import java.util.Locale;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import de.schulausstattung.gateway.refusal.Refusals;
import de.schulausstattung.platform.problem.ProblemTexts;
import de.schulausstattung.platform.problem.Problems;
import de.schulausstattung.platform.web.Sha256;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateInstance;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** The pages that people open without logging in: the start page and what each problem means. */
@ApplicationScoped
class Pages {

    private static final int ORDER = 400;
    private static final String STYLE = """
            :root{color-scheme:light dark}
            body{font:1rem/1.5 system-ui,sans-serif;max-width:60rem;margin:0 auto;padding:1rem}
            table{border-collapse:collapse}
            th,td{text-align:start;vertical-align:top;padding:.4rem .8rem .4rem 0;border-bottom:1px solid}
            """;
    private static final String POLICY = "default-src 'none'; style-src 'sha256-%s'; base-uri 'none'; form-action 'none'; "
            .formatted(Sha256.of(STYLE).base64()) + "frame-ancestors 'none'";

    private final Refusals refusals;

    Pages(Refusals refusals) {
        this.refusals = refusals;
    }

    @CheckedTemplate
    static class Templates {

        private Templates() {
        }

        static native TemplateInstance start(RawString style);

        static native TemplateInstance problems(RawString style, List<ProblemText> problems);

        static native TemplateInstance problem(RawString style, ProblemText problem);
    }

    void register(@Observes Router router) {
        page(router, "/", context -> context.response().setStatusCode(302).putHeader(HttpHeaders.LOCATION, "/start").end());
        page(router, "/start", context -> send(context, Templates.start(new RawString(STYLE))));
        page(router, "/problems", this::problems);
        page(router, "/problems/:slug", this::problem);
    }

    private void page(Router router, String path, io.vertx.core.Handler<RoutingContext> handler) {
        router.route(path).order(ORDER).handler(context -> {
            var method = context.request().method();
            if (method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD)) {
                handler.handle(context);
            } else {
                context.response().putHeader(HttpHeaders.ALLOW, "GET, HEAD");
                refusals.send(context, "method-not-allowed", 405);
            }
        });
    }

    private void problems(RoutingContext context) {
        var locale = Problems.locale(context);
        send(context, Templates.problems(new RawString(STYLE),
                ProblemTexts.slugs().stream().map(slug -> ProblemText.of(slug, locale)).toList()));
    }

    private void problem(RoutingContext context) {
        var slug = context.pathParam("slug");
        if (ProblemTexts.slugs().contains(slug)) {
            send(context, Templates.problem(new RawString(STYLE), ProblemText.of(slug, Problems.locale(context))));
        } else {
            refusals.send(context, "no-such-path", 404);
        }
    }

    private static void send(RoutingContext context, TemplateInstance page) {
        var locale = Problems.locale(context);
        context.response().putHeader(HttpHeaders.CONTENT_TYPE, "text/html; charset=UTF-8")
                .putHeader(HttpHeaders.CONTENT_LANGUAGE, locale.getLanguage()).putHeader(HttpHeaders.VARY, "Accept-Language")
                .putHeader("Content-Security-Policy", POLICY)
                .end(page.setLocale(Locale.of(locale.getLanguage())).render());
    }
}
