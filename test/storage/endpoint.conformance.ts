import { describeStorage } from './support/conformance.ts';
import { endpointSubject } from './support/subject.ts';

/** Against any server: `LATHE_TEST_S3_ENDPOINT` and `_BUCKET` name it, `AWS_*` hold the credentials. `npm run swift` does. */
const { LATHE_TEST_S3_ENDPOINT: endpoint, LATHE_TEST_S3_BUCKET: bucket = 'lathe-test' } = process.env;
const { AWS_ACCESS_KEY_ID: accessKeyId = '', AWS_SECRET_ACCESS_KEY: secretAccessKey = '' } = process.env;

for (const checksums of ['always', 'when_required'] as const) {
  describeStorage(
    `a bucket at ${endpoint}, with the checksums of the SDK ${checksums}`,
    () => endpointSubject({ endpoint, checksums }, { accessKeyId, secretAccessKey }, bucket),
    { ifAbsentIsChecked: true },
  );
}
