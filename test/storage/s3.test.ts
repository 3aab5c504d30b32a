import { describeStorage } from './support/conformance.ts';
import { s3Subject } from './support/subject.ts';

describeStorage('a bucket', () => s3Subject());
describeStorage('a bucket, without the checksums of the SDK', () => s3Subject({ checksums: 'when_required' }));
describeStorage('a bucket that knows no conditions', () => s3Subject({}, { conditionalWrites: 'unsupported' }), {
  ifAbsentIsChecked: true,
});
describeStorage('a bucket that forgets conditions', () => s3Subject({}, { conditionalWrites: 'ignored' }), {
  ifAbsentIsChecked: true,
});
