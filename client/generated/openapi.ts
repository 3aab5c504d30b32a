/* Generated from docs/reference/openapi.json by `npm run generate`; do not edit. */

export interface paths {
    "/v1/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List jobs, newest first
         * @description All that are kept in the queue and fit every filter that is given.
         */
        get: operations["listJobs"];
        put?: never;
        /**
         * Submit a job
         * @description Once this answers 202 the job is in storage, and is not lost whatever happens to the queue.
         */
        post: operations["submitJob"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/jobs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a job */
        get: operations["getJob"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/jobs/{id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Listen to a job
         * @description What happened to a job and what happens to it from now on, as server-sent events. The data of each is an Event as JSON. The stream ends after the event that ends the job; where that one is known already the answer is 204, which keeps browsers from connecting again.
         */
        get: operations["jobEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/jobs/{id}/logs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the log of a job
         * @description JSON lines of one attempt. Of an attempt that has ended the last line is `{"attempt":…,"files":[…]}`: what else was written down, to be fetched with `file`.
         */
        get: operations["jobLogs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/jobs/{id}/artifacts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the files of a job
         * @description The master, the report, the logs of each attempt, and what is kept for a while of attempts that failed.
         */
        get: operations["jobArtifacts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/jobs/{id}/artifacts/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Fetch a file of a job
         * @description Its bytes, or those that Range asks for.
         */
        get: operations["jobArtifact"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/jobs/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel a job
         * @description It is CANCELLED at once; a worker that has it stops and publishes nothing. 409 where it has ended.
         */
        post: operations["cancelJob"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/jobs/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a DEAD job up again
         * @description The same job, in a new round of attempts. 409 for any job that is not DEAD.
         */
        post: operations["retryJob"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/jobs/{id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Run a job again, as a new one
         * @description The same bytes in, artifacts, params and measurements; its outcome says how alike the two masters are, and where the measurements came from. The new master lies under the service’s own prefix. 409 where the job is not over.
         */
        post: operations["replayJob"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/plan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Plan a job without rendering it
         * @description A job like any other, whose outcome is a plan. A destination is checked, and nothing is written there.
         */
        post: operations["submitPlan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/batch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Submit several jobs at once
         * @description Each is accepted or refused on its own. An Idempotency-Key counts for each of them in its place.
         */
        post: operations["submitBatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/jobs/{id}/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the webhooks of a job */
        get: operations["jobWebhooks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/jobs/{id}/webhooks/{delivery}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a webhook again
         * @description At once, with the same event id, whatever became of it before.
         */
        post: operations["replayWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/presets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the presets
         * @description What can be named as `audioProfile`, with the inputs and the params of each.
         */
        get: operations["listPresets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/profiles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the profiles
         * @description What can be named as `outputProfile`, with the extensions that a destination may have.
         */
        get: operations["listProfiles"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/artifacts/{hash}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a preset or a profile by its hash
         * @description Its canonical bytes: what the hash was made of.
         */
        get: operations["getArtifact"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/healthz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether the process is alive
         * @description It asks nothing else, so it says nothing else. No token is needed.
         */
        get: operations["health"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether jobs can be accepted
         * @description Redis, storage and the registry are asked. Without workers jobs are accepted, and wait.
         */
        get: operations["readiness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The figures of the whole service
         * @description For Prometheus. Workers serve none of their own: theirs are in here.
         */
        get: operations["metrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/failures/{family}/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read what a code means
         * @description Where the `type` of a problem document leads to.
         */
        get: operations["failurePage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description s3://bucket/key, or file:///srv/lathe/key where the service keeps files. Nothing in it is decoded. */
        Uri: string;
        /** @description name_vN, or sha256: and the hash. */
        Reference: string;
        /** @description sha256: and the hash of an artifact. */
        Address: string;
        /** @description Which of several audio streams: a number from 0, or lang:CODE. Without one it is the file's default. */
        StreamChoice: number | string;
        /**
         * SubmittedInput
         * @description Where an input lies, and which of its streams is meant.
         */
        SubmittedInput: components["schemas"]["Uri"] | {
            uri: components["schemas"]["Uri"];
            stream?: components["schemas"]["StreamChoice"];
        };
        /**
         * ParamValue
         * @description A number in the param's own unit, or a text with a unit: -16 LUFS, 3:1, 80 Hz, 0.2 kHz, 300 ms.
         */
        ParamValue: number | string;
        /**
         * Tags
         * @description The caller's own words, to find jobs by: at most 20 of up to 256 characters.
         */
        Tags: {
            [key: string]: string;
        };
        /** @description The caller's own name for the job, 1 to 256 characters without control characters; several jobs may have the same. */
        ExternalId: string;
        /** @description 1 is first, 1000 last; 100 where none is given. */
        Priority: number;
        /**
         * Notify
         * @description Where each change of the job's state is posted to, signed.
         */
        Notify: {
            /** @description Its origin must be one that the operator allows. */
            url: string;
        };
        /**
         * Submission
         * @description A job to be accepted. Give the inputs by the names that the preset declares, or `inputAssetId` alone where it has one input.
         * @example {
         *       "inputAssetId": "s3://bucket/original.mp4",
         *       "audioProfile": "dialogue_clean_v1",
         *       "outputProfile": "audio_only_master_v1"
         *     }
         * @example {
         *       "inputs": {
         *         "voice": "s3://bucket/original.mp4"
         *       },
         *       "audioProfile": "dialogue_clean_v1",
         *       "outputProfile": "audio_only_master_v1",
         *       "params": {
         *         "target": "-16 LUFS"
         *       },
         *       "destination": "s3://bucket/masters/original.m4a",
         *       "priority": 10,
         *       "tags": {
         *         "show": "news"
         *       },
         *       "externalId": "abc-1",
         *       "verbose": false,
         *       "notify": {
         *         "url": "https://caller.internal/hook"
         *       }
         *     }
         */
        Submission: {
            /** @description The input of a preset that has one; shorthand for `inputs`. */
            inputAssetId?: components["schemas"]["Uri"];
            /** @description By the names that the preset declares. */
            inputs?: {
                [key: string]: components["schemas"]["SubmittedInput"];
            };
            /** @description The preset: what happens to the sound. */
            audioProfile: components["schemas"]["Reference"];
            /** @description The profile: the format of the master. */
            outputProfile: components["schemas"]["Reference"];
            /** @description What differs from the preset's defaults. */
            params?: {
                [key: string]: components["schemas"]["ParamValue"];
            };
            /** @description Where the master goes, with an extension of the profile's container. Without one it lies under the service's own prefix, by the job's id. */
            destination?: components["schemas"]["Uri"];
            priority?: components["schemas"]["Priority"];
            tags?: components["schemas"]["Tags"];
            externalId?: components["schemas"]["ExternalId"];
            /** @description Keeps FFmpeg's own words and all files in between. */
            verbose?: boolean;
            /** @description The same bytes on every machine, at the price of speed. */
            reproducible?: boolean;
            notify?: components["schemas"]["Notify"];
        };
        /**
         * Batch
         * @description Several submissions; each is accepted or refused on its own.
         * @example {
         *       "jobs": [
         *         {
         *           "inputAssetId": "s3://bucket/original.mp4",
         *           "audioProfile": "dialogue_clean_v1",
         *           "outputProfile": "audio_only_master_v1"
         *         },
         *         {
         *           "inputs": {
         *             "voice": "s3://bucket/original.mp4"
         *           },
         *           "audioProfile": "dialogue_clean_v1",
         *           "outputProfile": "audio_only_master_v1",
         *           "params": {
         *             "target": "-16 LUFS"
         *           },
         *           "destination": "s3://bucket/masters/original.m4a",
         *           "priority": 10,
         *           "tags": {
         *             "show": "news"
         *           },
         *           "externalId": "abc-1",
         *           "verbose": false,
         *           "notify": {
         *             "url": "https://caller.internal/hook"
         *           }
         *         }
         *       ]
         *     }
         */
        Batch: {
            jobs: components["schemas"]["Submission"][];
        };
        /**
         * ReplayOrder
         * @description How a job is run again. Inputs, preset, profile and params are those of the job.
         * @example {
         *       "verbose": true
         *     }
         * @example {
         *       "measure": "anew"
         *     }
         */
        ReplayOrder: {
            /** @description Keeps FFmpeg's own words and all files in between. */
            verbose?: boolean;
            priority?: components["schemas"]["Priority"];
            notify?: components["schemas"]["Notify"];
            /** @description `recorded` takes what the first job measured as given, as far as it is kept; `anew` measures everything again. `recorded` where absent. */
            measure?: components["schemas"]["ReplayMeasurements"];
        };
        /**
         * ReplayMeasurements
         * @description Of a replay: whether what the first job measured is taken as given, or everything is measured anew; recorded where absent.
         * @enum {unknown}
         */
        ReplayMeasurements: "recorded" | "anew";
        /**
         * Cancellation
         * @description Why a job is cancelled.
         * @example {
         *       "why": "the recording was replaced"
         *     }
         */
        Cancellation: {
            /** @description It is kept with the job. */
            why?: string;
        };
        /**
         * NamedArtifact
         * @description An artifact as the job resolved it when it was accepted.
         */
        NamedArtifact: {
            label?: string;
            hash: components["schemas"]["Address"];
        };
        /**
         * JobLinks
         * @description Where more about the job is.
         */
        JobLinks: {
            self: string;
            events: string;
            logs: string;
            artifacts: string;
        };
        /**
         * Outcome
         * @description What a completed job left behind.
         */
        Outcome: {
            attempt: number;
            /** @description The master as the attempt wrote it. */
            output?: components["schemas"]["StoredFile"];
            /** @description Where a copy of it was put. */
            destination?: string;
            /** @description The engine's report. Lists leave it out. */
            report?: Record<string, never>;
            /** @description What a job would do. Lists leave it out. */
            plan?: Record<string, never>;
            replay?: components["schemas"]["ReplayVerdict"];
        };
        /** StoredFile */
        StoredFile: {
            uri: string;
            sha256: components["schemas"]["Sha256"];
            bytes: number;
        };
        Sha256: string;
        /** ReplayVerdict */
        ReplayVerdict: {
            of: components["schemas"]["JobId"];
            /** @enum {unknown} */
            verdict: "bit_exact" | "pcm_exact" | "loudness_equal" | "different";
            details: string[];
        };
        /** @description A UUIDv7. */
        JobId: string;
        /**
         * Job
         * @description A job as it stands.
         * @example {
         *       "id": "019a5b0c-7f2e-7c31-9d4f-6a1b2c3d4e5f",
         *       "kind": "master",
         *       "state": "PENDING",
         *       "round": 1,
         *       "attempt": 0,
         *       "createdAt": "2026-11-25T09:00:00.000Z",
         *       "updatedAt": "2026-11-25T09:00:00.000Z",
         *       "preset": {
         *         "label": "dialogue_clean_v1",
         *         "hash": "sha256:35a207d35c325c94ed627216522d907ab382b0a0334b81db08b2ef3dd56efabc"
         *       },
         *       "profile": {
         *         "label": "audio_only_master_v1",
         *         "hash": "sha256:092349c8645ee992f9218ec7523c22ce0712b9a3a52a543dddcdaaaeb143984c"
         *       },
         *       "inputs": {
         *         "voice": {
         *           "uri": "s3://bucket/original.mp4",
         *           "etag": "9b2cf535f27731c974343645a3985328",
         *           "bytes": 73400320
         *         }
         *       },
         *       "params": {},
         *       "destination": "s3://bucket/lathe/masters/019a5b0c-7f2e-7c31-9d4f-6a1b2c3d4e5f.m4a",
         *       "priority": 100,
         *       "tags": {},
         *       "verbose": false,
         *       "reproducible": false,
         *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
         *       "links": {
         *         "self": "/v1/jobs/019a5b0c-7f2e-7c31-9d4f-6a1b2c3d4e5f",
         *         "events": "/v1/jobs/019a5b0c-7f2e-7c31-9d4f-6a1b2c3d4e5f/events",
         *         "logs": "/v1/jobs/019a5b0c-7f2e-7c31-9d4f-6a1b2c3d4e5f/logs",
         *         "artifacts": "/v1/jobs/019a5b0c-7f2e-7c31-9d4f-6a1b2c3d4e5f/artifacts"
         *       }
         *     }
         */
        Job: {
            id: components["schemas"]["JobId"];
            kind: components["schemas"]["JobKind"];
            state: components["schemas"]["JobState"];
            /** @description 1, and one more each time that the dead job was taken up again. */
            round: number;
            /** @description The latest one that began; 0 before the first. */
            attempt: number;
            createdAt: components["schemas"]["Time"];
            updatedAt: components["schemas"]["Time"];
            startedAt?: components["schemas"]["Time"];
            endedAt?: components["schemas"]["Time"];
            /** @description Of a FAILED job: when it is tried again. */
            nextAttemptAt?: components["schemas"]["Time"];
            worker?: string;
            progress?: components["schemas"]["JobProgress"];
            preset: components["schemas"]["NamedArtifact"];
            profile: components["schemas"]["NamedArtifact"];
            inputs: {
                [key: string]: components["schemas"]["InputReference"];
            };
            /** @description What was given, in each param's own unit. */
            params: {
                [key: string]: number;
            };
            /** @description Where the master goes; a plan has none. */
            destination?: string;
            priority: number;
            tags: {
                [key: string]: string;
            };
            externalId?: string;
            verbose: boolean;
            reproducible: boolean;
            /** @description Without its query, which may hold a secret. */
            notifyUrl?: string;
            replayOf?: components["schemas"]["JobId"];
            measure?: components["schemas"]["ReplayMeasurements"];
            /** @description The name of the token that it was submitted with. */
            submittedBy?: string;
            traceId: string;
            /** @description Of a DEAD job. */
            reason?: components["schemas"]["DeadReason"];
            /** @description Of a CANCELLED job. */
            why?: string;
            /** @description Of the latest attempt that failed. */
            error?: components["schemas"]["FailureDescription"];
            outcome?: components["schemas"]["Outcome"];
            links: components["schemas"]["JobLinks"];
        };
        /**
         * JobKind
         * @description What is asked for: a master, or a plan of one.
         * @enum {unknown}
         */
        JobKind: "master" | "plan";
        /**
         * JobState
         * @enum {unknown}
         */
        JobState: "PENDING" | "PROCESSING" | "FAILED" | "COMPLETED" | "DEAD" | "CANCELLED";
        /** @description ISO 8601 in UTC, with milliseconds. */
        Time: string;
        /**
         * JobProgress
         * @description Where the attempt that runs stands.
         */
        JobProgress: {
            attempt: number;
            /** @enum {unknown} */
            stage: "download" | "analyze" | "solve" | "render" | "upload";
            detail: string;
            /** @description 0 to 1, of this stage. */
            fraction: number;
            /** @description Media seconds a wall second. */
            speed?: number;
        };
        /**
         * InputReference
         * @description An input as it lay in storage when the job was accepted.
         */
        InputReference: {
            uri: string;
            /** @description The version that is read; another one fails the job. */
            etag: string;
            bytes: number;
            /** @description Of a replay: the digest that the first job read. */
            sha256?: components["schemas"]["Sha256"];
            /** @description Which of several audio streams: a number from 0, or lang:CODE. */
            stream?: string;
        };
        /**
         * DeadReason
         * @description Why a job is not tried again: trying changes nothing; it was tried often enough; or it failed alike on different workers, or took several down.
         * @enum {unknown}
         */
        DeadReason: "non_retryable" | "exhausted" | "poison";
        /** FailureDescription */
        FailureDescription: {
            code: string;
            /** @enum {unknown} */
            class: "INPUT" | "PRESET" | "POLICY" | "INFRA" | "TIMEOUT" | "INTERNAL";
            retryable: boolean;
            message: string;
            hint: string;
            stage?: string;
            excerpt?: string[];
        };
        /**
         * JobPage
         * @description Jobs, newest first.
         * @example {
         *       "jobs": [
         *         {
         *           "id": "019a5b0c-7f2e-7c31-9d4f-6a1b2c3d4e5f",
         *           "kind": "master",
         *           "state": "PENDING",
         *           "round": 1,
         *           "attempt": 0,
         *           "createdAt": "2026-11-25T09:00:00.000Z",
         *           "updatedAt": "2026-11-25T09:00:00.000Z",
         *           "preset": {
         *             "label": "dialogue_clean_v1",
         *             "hash": "sha256:35a207d35c325c94ed627216522d907ab382b0a0334b81db08b2ef3dd56efabc"
         *           },
         *           "profile": {
         *             "label": "audio_only_master_v1",
         *             "hash": "sha256:092349c8645ee992f9218ec7523c22ce0712b9a3a52a543dddcdaaaeb143984c"
         *           },
         *           "inputs": {
         *             "voice": {
         *               "uri": "s3://bucket/original.mp4",
         *               "etag": "9b2cf535f27731c974343645a3985328",
         *               "bytes": 73400320
         *             }
         *           },
         *           "params": {},
         *           "destination": "s3://bucket/lathe/masters/019a5b0c-7f2e-7c31-9d4f-6a1b2c3d4e5f.m4a",
         *           "priority": 100,
         *           "tags": {},
         *           "verbose": false,
         *           "reproducible": false,
         *           "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
         *           "links": {
         *             "self": "/v1/jobs/019a5b0c-7f2e-7c31-9d4f-6a1b2c3d4e5f",
         *             "events": "/v1/jobs/019a5b0c-7f2e-7c31-9d4f-6a1b2c3d4e5f/events",
         *             "logs": "/v1/jobs/019a5b0c-7f2e-7c31-9d4f-6a1b2c3d4e5f/logs",
         *             "artifacts": "/v1/jobs/019a5b0c-7f2e-7c31-9d4f-6a1b2c3d4e5f/artifacts"
         *           }
         *         }
         *       ]
         *     }
         */
        JobPage: {
            jobs: components["schemas"]["Job"][];
            /** @description Where the next page begins; absent on the last one. */
            cursor?: string;
        };
        /**
         * Event
         * @description Something that happened to a job, and the state that it has since.
         * @example {
         *       "type": "started",
         *       "jobId": "019a5b0c-7f2e-7c31-9d4f-6a1b2c3d4e5f",
         *       "state": "PROCESSING",
         *       "at": "2026-11-25T09:00:01.250Z",
         *       "attempt": 1,
         *       "worker": "worker-1"
         *     }
         */
        Event: {
            /** @enum {unknown} */
            type: "submitted" | "started" | "progress" | "attempt_failed" | "due" | "returned" | "completed" | "died" | "cancelled" | "retried";
            jobId: components["schemas"]["JobId"];
            state: components["schemas"]["JobState"];
            at: components["schemas"]["Time"];
            round?: number;
            attempt?: number;
            worker?: string;
            progress?: components["schemas"]["JobProgress"];
            error?: components["schemas"]["FailureDescription"];
            nextAttemptAt?: components["schemas"]["Time"];
            reason?: components["schemas"]["DeadReason"];
            why?: string;
            outcome?: components["schemas"]["Outcome"];
        };
        /**
         * RequestFault
         * @description One thing that is wrong, and where.
         */
        RequestFault: {
            /** @description A JSON Pointer into the body; empty for all of it. What is no part of the body begins with its place: `query`, `header`. */
            pointer: string;
            code: string;
            detail: string;
            hint?: string;
        };
        /**
         * Problem
         * @description Why a request was not done (RFC 9457).
         * @example {
         *       "type": "/failures/storage/not_found",
         *       "title": "Not found",
         *       "status": 422,
         *       "detail": "there is nothing at 's3://bucket/orignal.mp4'",
         *       "code": "storage/not_found",
         *       "hint": "check the bucket and the key, letter by letter; keys distinguish upper and lower case",
         *       "instance": "urn:uuid:019a5b0c-8000-7000-8000-000000000000",
         *       "errors": [
         *         {
         *           "pointer": "/inputAssetId",
         *           "code": "storage/not_found",
         *           "detail": "there is nothing at 's3://bucket/orignal.mp4'"
         *         }
         *       ]
         *     }
         */
        Problem: {
            /** @description The page about this code, relative to the service. */
            type: string;
            title: string;
            status: number;
            detail: string;
            /** @description Stable; docs/failures has a page on each. */
            code: string;
            /** @description What to do about it. */
            hint: string;
            /** @description Names this one answer; the service's log has the same id. */
            instance: string;
            /** @description All that is wrong, where the request itself is at fault. */
            errors?: components["schemas"]["RequestFault"][];
        };
        /**
         * BatchItem
         * @description What became of one submission of a batch.
         */
        BatchItem: {
            /** @description As if it had been sent alone. */
            status: number;
            job?: components["schemas"]["Job"];
            problem?: components["schemas"]["Problem"];
        };
        /**
         * BatchAnswer
         * @description What became of each submission, in their order.
         * @example {
         *       "results": [
         *         {
         *           "status": 202,
         *           "job": {
         *             "id": "019a5b0c-7f2e-7c31-9d4f-6a1b2c3d4e5f",
         *             "kind": "master",
         *             "state": "PENDING",
         *             "round": 1,
         *             "attempt": 0,
         *             "createdAt": "2026-11-25T09:00:00.000Z",
         *             "updatedAt": "2026-11-25T09:00:00.000Z",
         *             "preset": {
         *               "label": "dialogue_clean_v1",
         *               "hash": "sha256:35a207d35c325c94ed627216522d907ab382b0a0334b81db08b2ef3dd56efabc"
         *             },
         *             "profile": {
         *               "label": "audio_only_master_v1",
         *               "hash": "sha256:092349c8645ee992f9218ec7523c22ce0712b9a3a52a543dddcdaaaeb143984c"
         *             },
         *             "inputs": {
         *               "voice": {
         *                 "uri": "s3://bucket/original.mp4",
         *                 "etag": "9b2cf535f27731c974343645a3985328",
         *                 "bytes": 73400320
         *               }
         *             },
         *             "params": {},
         *             "destination": "s3://bucket/lathe/masters/019a5b0c-7f2e-7c31-9d4f-6a1b2c3d4e5f.m4a",
         *             "priority": 100,
         *             "tags": {},
         *             "verbose": false,
         *             "reproducible": false,
         *             "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
         *             "links": {
         *               "self": "/v1/jobs/019a5b0c-7f2e-7c31-9d4f-6a1b2c3d4e5f",
         *               "events": "/v1/jobs/019a5b0c-7f2e-7c31-9d4f-6a1b2c3d4e5f/events",
         *               "logs": "/v1/jobs/019a5b0c-7f2e-7c31-9d4f-6a1b2c3d4e5f/logs",
         *               "artifacts": "/v1/jobs/019a5b0c-7f2e-7c31-9d4f-6a1b2c3d4e5f/artifacts"
         *             }
         *           }
         *         }
         *       ]
         *     }
         */
        BatchAnswer: {
            results: components["schemas"]["BatchItem"][];
        };
        /**
         * JobArtifact
         * @description A file that a job left behind.
         */
        JobArtifact: {
            name: string;
            /** @enum {unknown} */
            kind: "master" | "report" | "log" | "file" | "debug";
            attempt?: number;
            bytes: number;
            sha256?: components["schemas"]["Sha256"];
            /** @description Where it can be fetched. */
            href: string;
        };
        /**
         * JobArtifacts
         * @description The files of a job.
         * @example {
         *       "artifacts": [
         *         {
         *           "name": "master.m4a",
         *           "kind": "master",
         *           "bytes": 1048576,
         *           "sha256": "0000000000000000000000000000000000000000000000000000000000000000",
         *           "href": "/v1/jobs/019a5b0c-7f2e-7c31-9d4f-6a1b2c3d4e5f/artifacts/master.m4a"
         *         }
         *       ]
         *     }
         */
        JobArtifacts: {
            artifacts: components["schemas"]["JobArtifact"][];
        };
        /**
         * PresetParam
         * @description A value that the caller may set.
         */
        PresetParam: {
            name: string;
            type: string;
            /** @description That of numbers without one. */
            unit: string;
            default: number;
            min: number;
            max: number;
            /** @description As an engineer writes it. */
            defaultText?: string;
            rangeText?: string;
        };
        /**
         * PublishedPreset
         * @description A preset that jobs can name.
         */
        PublishedPreset: {
            label: string;
            hash: components["schemas"]["Address"];
            title?: string;
            inputs: string[];
            params: components["schemas"]["PresetParam"][];
            /** @description JSON Schema of the `params` of a submission. */
            schema: Record<string, never>;
        };
        /**
         * PresetList
         * @description All published presets, by name and version.
         */
        PresetList: {
            presets: components["schemas"]["PublishedPreset"][];
        };
        /**
         * PublishedProfile
         * @description A profile that jobs can name.
         */
        PublishedProfile: {
            label: string;
            hash: components["schemas"]["Address"];
            title?: string;
            container: string;
            /** @description Of a destination, without the dot. */
            extensions: string[];
            codec: string;
            lossless: boolean;
            /** @description Hz; absent where the source's is kept. */
            sampleRate?: number;
            /** @description Absent where the preset's are kept. */
            channels?: number;
            /** @enum {unknown} */
            video: "none" | "copy";
        };
        /**
         * ProfileList
         * @description All published profiles, by name and version.
         */
        ProfileList: {
            profiles: components["schemas"]["PublishedProfile"][];
        };
        /**
         * Webhook
         * @description A webhook, and what became of it.
         */
        Webhook: {
            /** @description Of this delivery; one that is sent again has another. */
            id: string;
            /** @description What it tells of, such as job.completed. */
            type: string;
            /** @description The same in every repetition: what Lathe-Event-Id holds. */
            eventId: string;
            /** @description Without its query, which may hold a secret. */
            url: string;
            /** @enum {unknown} */
            state: "pending" | "delivered" | "failed";
            attempts: number;
            createdAt: components["schemas"]["Time"];
            lastAttemptAt?: components["schemas"]["Time"];
            /** @description That the receiver answered last. */
            lastStatus?: number;
            /** @description Why the last attempt came to nothing. */
            lastError?: string;
        };
        /**
         * WebhookList
         * @description The webhooks of a job in the order of its events, a replay after what it repeats.
         */
        WebhookList: {
            webhooks: components["schemas"]["Webhook"][];
        };
        /**
         * Check
         * @description Whether something answers that the service needs.
         */
        Check: {
            ok: boolean;
            ms: number;
            /** @description The code of its failure; the log has the rest. */
            problem?: string;
        };
        /**
         * Readiness
         * @description Whether jobs can be accepted.
         */
        Readiness: {
            /** @enum {unknown} */
            status: "ready" | "not_ready";
            /**
             * ReadinessChecks
             * @description What the service needs.
             */
            checks: {
                redis: components["schemas"]["Check"];
                storage: components["schemas"]["Check"];
                registry: components["schemas"]["Check"];
            };
            /** @description That are connected. Without one, jobs are accepted and wait. */
            workers: number;
            /** @description What workers tell of themselves, such as how FFmpeg is confined. */
            details?: Record<string, never>;
        };
        /**
         * Health
         * @description The process is alive.
         */
        Health: {
            /** @constant */
            status: "alive";
            version: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listJobs: {
        parameters: {
            query?: {
                state?: "PENDING" | "PROCESSING" | "FAILED" | "COMPLETED" | "DEAD" | "CANCELLED";
                /** @description name_vN, or sha256: and the hash. */
                preset?: string;
                /** @description key=value. */
                tag?: string;
                externalId?: string;
                /** @description As it stands in the page before; the first page has none. */
                cursor?: string;
                /** @description 50 where none is given. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of jobs. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobPage"];
                };
            };
            /** @description Why it was not done (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    submitJob: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body give the same job, for as long as it is kept. 1 to 200 visible ASCII characters. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Submission"];
            };
        };
        responses: {
            /** @description The job as it was accepted, or as it stands where the key was known. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            /** @description Why it was not done (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getJob: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of a job. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The job as it stands. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            /** @description Why it was not done (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    jobEvents: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `id` of the last event that arrived; those after it follow. Browsers send it by themselves. */
                "last-event-id"?: string;
            };
            path: {
                /** @description The id of a job. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The events. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            /** @description The job is over, and its last event was the one that is named. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Why it was not done (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    jobLogs: {
        parameters: {
            query?: {
                /** @description The latest one where none is given. */
                attempt?: number;
                /** @description 1: goes on until the job is over. */
                follow?: 0 | 1;
                /** @description One of the files that the last line of an attempt’s log names, such as what FFmpeg said in a stage. */
                file?: string;
            };
            header?: never;
            path: {
                /** @description The id of a job. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The lines. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": string;
                };
            };
            /** @description Why it was not done (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    jobArtifacts: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of a job. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The files. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobArtifacts"];
                };
            };
            /** @description Why it was not done (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    jobArtifact: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of a job. */
                id: string;
                /** @description A name that the list has. */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description A part of it. */
            206: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description Why it was not done (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cancelJob: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of a job. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Cancellation"];
            };
        };
        responses: {
            /** @description The job, which is CANCELLED. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            /** @description Why it was not done (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    retryJob: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of a job. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The job, which is PENDING again. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            /** @description Why it was not done (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    replayJob: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body give the same job, for as long as it is kept. 1 to 200 visible ASCII characters. */
                "idempotency-key"?: string;
            };
            path: {
                /** @description The id of a job. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ReplayOrder"];
            };
        };
        responses: {
            /** @description The new job. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            /** @description Why it was not done (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    submitPlan: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body give the same job, for as long as it is kept. 1 to 200 visible ASCII characters. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Submission"];
            };
        };
        responses: {
            /** @description The job as it was accepted, or as it stands where the key was known. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            /** @description Why it was not done (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    submitBatch: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body give the same job, for as long as it is kept. 1 to 200 visible ASCII characters. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Batch"];
            };
        };
        responses: {
            /** @description What became of each, in their order. */
            207: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatchAnswer"];
                };
            };
            /** @description Why it was not done (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    jobWebhooks: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of a job. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The webhooks, and what became of each. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookList"];
                };
            };
            /** @description Why it was not done (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    replayWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of a job. */
                id: string;
                /** @description The id of a webhook. */
                delivery: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The webhook, which is to be sent. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Webhook"];
                };
            };
            /** @description Why it was not done (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPresets: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The presets, by name and version. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PresetList"];
                };
            };
            /** @description Why it was not done (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listProfiles: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The profiles, by name and version. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProfileList"];
                };
            };
            /** @description Why it was not done (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getArtifact: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The hash, with sha256: before it or without. */
                hash: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The artifact. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
            /** @description Why it was not done (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    health: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            /** @description Why it was not done (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readiness: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description They can. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Readiness"];
                };
            };
            /** @description They cannot. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Readiness"];
                };
            };
            /** @description Why it was not done (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    metrics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The figures. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description Why it was not done (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    failurePage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                family: string;
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The page, as Markdown. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/markdown": string;
                };
            };
            /** @description Why it was not done (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
