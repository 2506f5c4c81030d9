package io.litefs4j.adapters.jdbc;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Many threads that begin at one moment; the first failure of one of them is thrown. */
final class Together {
    private static final long LIMIT_SECONDS = 120;

    private Together() {}

    interface Job {
        void run(int thread) throws Exception;
    }

    static void run(int threads, Job job) throws Exception {
        CyclicBarrier start = new CyclicBarrier(threads);
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<Callable<Void>> jobs = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                int thread = i;
                jobs.add(() -> {
                    start.await(LIMIT_SECONDS, TimeUnit.SECONDS);
                    job.run(thread);
                    return null;
                });
            }
            for (Future<Void> done : executor.invokeAll(jobs, LIMIT_SECONDS, TimeUnit.SECONDS)) {
                done.get();
            }
        } finally {
            executor.shutdownNow();
        }
    }
}
