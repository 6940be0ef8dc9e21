package de.schulausstattung.local.bench;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

import de.schulausstattung.local.BenchServers.Running;
import de.schulausstattung.local.bench.Load.Requests;

/** Reading devices: the list with three filters, one device, and a page far down. */
final class Lists {

    private static final int CLIENTS = 50;
    private static final int SECONDS = 8;
    private static final int BARE_PORT = 8071;
    private static final int DEEP_PAGE = 2_000;
    private static final int PAGE = 100;
    private static final String PGBENCH_LIST = Population.BIND + ";\n\\set s random(1, 95)\n"
            + BareHandler.LIST.replace("schulnummer = ?", "schulnummer = (100000 + :s)::text")
                    .replace("status = ?", "status = 'IN_SERVICE'").replace("device_class = ?", "device_class = 'TABLET'")
            + ";\n";

    private final Setting setting;
    private final Running service;
    private final Caller clerk;

    Lists(Setting setting, Running service) {
        this.setting = setting;
        this.service = service;
        this.clerk = setting.clerk(Setting.INVENTORY);
    }

    void run() throws Exception {
        var filters = IntStream.range(0, Population.SCHOOLS)
                .mapToObj(i -> "/devices?schulnummer=" + (100_001 + i) + "&status=IN_SERVICE&deviceClass=TABLET&limit=100")
                .toList();
        requireFull(filters.getFirst());
        var ids = StreamSupport.stream(clerk.get("/devices?limit=500&sort=id").path("items").spliterator(), false)
                .map(item -> "/devices/" + item.path("id").asText()).toList();
        try (var handler = bare()) {
            var bare = "http://127.0.0.1:" + setting.servers().port(BARE_PORT);
            compare("list of 100, three filters", handler, bare, filters);
            compare("read one device", handler, bare, ids);
        }
        if (Load.has("pgbench")) {
            var tps = setting.load().pgbench(setting.servers().postgresPort(), "inventory", "inventory_app",
                    setting.servers().appPassword("inventory"), PGBENCH_LIST, 16, SECONDS);
            setting.board().note("list: the bare handler's share of pgbench", Board.number(bareList) + " /s",
                    Board.number(tps) + " /s", bareList / tps);
            setting.board().note("list: our share of pgbench", Board.number(ourList) + " /s", Board.number(tps) + " /s",
                    ourList / tps);
        }
        pages();
    }

    private double ourList;
    private double bareList;

    private void compare(String work, Running handler, String bare, List<String> paths) throws Exception {
        if (!Load.has("wrk")) {
            return;
        }
        var load = setting.load();
        var api = clerk.base();
        var prefix = api.substring(api.indexOf("/api/"));
        var origin = api.substring(0, api.indexOf("/api/"));
        var ours = Requests.get(paths.stream().map(path -> prefix + path).toList(), clerk.token());
        var floor = Requests.get(paths, clerk.token());
        load.warmUp(origin, ours, CLIENTS);
        var cpu = cpu(service);
        var most = load.saturate(origin, ours, CLIENTS, SECONDS).requireClean(work);
        var used = (cpu(service) - cpu) / most.count() * 1e3;
        load.warmUp(bare, floor, CLIENTS);
        cpu = cpu(handler);
        var mostBare = load.saturate(bare, floor, CLIENTS, SECONDS).requireClean("bare " + work);
        var usedBare = (cpu(handler) - cpu) / mostBare.count() * 1e3;
        setting.board().share(work + ", 50 clients, full load", most.perSecond(), mostBare.perSecond(), "/s", 0.6,
                """
                        One answer costs %s ms of processor time in service and database, the floor's %s ms. A profile of reading one device \
                        gave a third to verifying the token (8 %% of all to RSA), a fifth to the transaction, a sixth to Hibernate."""
                        .formatted(
                                Board.number(used), Board.number(usedBare)));
        setting.board().note(work + ", processor time of service and database; share", Board.number(used) + " ms",
                Board.number(usedBare) + " ms", usedBare / used);
        if (ourList == 0) {
            ourList = most.perSecond();
            bareList = mostBare.perSecond();
        }
        var half = load.pace(origin, ours, CLIENTS, SECONDS, most.perSecond() / 2, 5).requireClean(work);
        var halfBare = load.pace(bare, floor, CLIENTS, SECONDS, most.perSecond() / 2, 2).requireClean(work);
        setting.board().note(work + ", half load (" + Board.number(half.perSecond()) + " /s), p50",
                Board.number(half.p50()) + " ms",
                Board.number(halfBare.p50()) + " ms", half.p50() / halfBare.p50());
        setting.board().atMost(work + ", half load, p95", half.p95(), halfBare.p95(), "ms", 60,
                "Load generator, service and database share the cores: what is slow waits for one; p50 stands above.");
    }

    /** What others do on the machine hardly changes it, unlike throughput. */
    private double cpu(Running process) {
        return process.cpuSeconds() + setting.servers().databaseCpuSeconds();
    }

    private Running bare() {
        var servers = setting.servers();
        var port = servers.port(BARE_PORT);
        return servers.java("bare-handler",
                List.of("-XX:+UseSerialGC", "-Xmx512m", "-cp", System.getProperty("java.class.path"),
                        BareHandler.class.getName(), String.valueOf(port), servers.jdbc("inventory"), "inventory_app",
                        servers.appPassword("inventory")),
                Map.of(), "http://127.0.0.1:" + port + "/");
    }

    private void requireFull(String path) throws IOException, InterruptedException {
        var items = clerk.get(path).path("items");
        if (items.size() != PAGE) {
            throw new IOException("Not a list of 100: " + items.size());
        }
    }

    private void pages() throws Exception {
        var sort = "/devices?sort=inventoryNumber";
        String cursor = clerk.get(sort + "&limit=500").path("next").asText();
        for (int rows = 500; rows < (DEEP_PAGE - 1) * PAGE - 400; rows += 500) {
            cursor = clerk.get(sort + "&limit=500&cursor=" + cursor).path("next").asText();
        }
        cursor = clerk.get(sort + "&limit=400&cursor=" + cursor).path("next").asText();
        var first = sort + "&limit=" + PAGE;
        var deep = first + "&cursor=" + cursor;
        var near = new Samples();
        var far = new Samples();
        for (int i = 0; i < 300; i++) {
            near.add(Samples.time(() -> clerk.get(first)));
            far.add(Samples.time(() -> clerk.get(deep)));
        }
        setting.board().times("page 2,000 against page 1, median of 300", far.median(), near.median(), "ms", 1.2,
                "Both read 100 rows by the index, from its begin or from the cursor's key on; more than noise would mean that it is not used.");
    }
}
