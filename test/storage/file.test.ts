import { describeStorage } from './support/conformance.ts';
import { fileSubject } from './support/subject.ts';

describeStorage('files under a root', fileSubject);
